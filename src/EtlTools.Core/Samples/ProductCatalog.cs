using System.Globalization;

namespace EtlTools.Samples;

/// <summary>The products, their prices and until when they are sold.</summary>
/// <remarks>The first product is never discontinued, so an order can always be filled.</remarks>
internal sealed class ProductCatalog
{
    private const int DiscontinuedPermille = 40;

    private static readonly WeightedChoice s_categories = new(Array.ConvertAll(ProductCategory.All, c => c.Weight));
    private static readonly int[] s_endings = [99, 99, 95, 49, 0];

    private static readonly string[] s_brands =
    [
        "Northwind", "Contoso", "Fabrikam", "Lindqvist", "O'Hara & Sons", "Müller", "Tailspin", "Bergström", "Adatum",
        "Smith, Hall & Co.", "Señor Verde", "Wingtip",
    ];

    private static readonly string[] s_lines = ["Classic", "Pro", "Eco", "Plus", "Compact", "Deluxe", "Basic", "Prime"];

    private readonly ProductRow[] _products;
    private readonly SamplePeriod _period;

    public ProductCatalog(int seed, int products, SamplePeriod period)
    {
        _period = period;
        _products = new ProductRow[products];
        for (int i = 0; i < products; i++)
            _products[i] = Draw(i + 1, new RandomStream(seed, RandomPurpose.Product, i + 1));
        AlwaysSold = _products.Count(product => product.IsActive);
    }

    /// <summary>How many products were never discontinued; at least 1.</summary>
    public int AlwaysSold { get; }

    public IReadOnlyList<ProductRow> Rows => _products;

    /// <summary>A product on sale at <paramref name="moment"/> and not in the basket; low numbers sell best.</summary>
    public ProductRow Draw(RandomStream random, DateTime moment, ReadOnlySpan<TransactionItemRow> basket)
    {
        int index = random.NextLow(_products.Length);
        while (!IsSold(_products[index], moment) || Contains(basket, _products[index]))
            index = (index + 1) % _products.Length;
        return _products[index];
    }

    private static bool IsSold(ProductRow product, DateTime moment) =>
        product.IsActive || moment < product.UpdatedAt;

    private static bool Contains(ReadOnlySpan<TransactionItemRow> basket, ProductRow product)
    {
        foreach (TransactionItemRow item in basket)
            if (item.ProductId == product.ProductId) return true;
        return false;
    }

    private ProductRow Draw(int id, RandomStream random)
    {
        ProductCategory category = ProductCategory.All[s_categories.Pick(random)];
        (string subcategory, string[] things) = random.Pick(category.Subcategories);
        string brand = random.Pick(s_brands);
        int price = Price(random, category);
        int cost = price * random.Between(category.LowestCostPercent, category.HighestCostPercent) / 100;
        string line = string.Create(
            CultureInfo.InvariantCulture, $"{random.Pick(s_lines)} {random.Between(1, 9) * 100}");
        string name = $"{brand} {line} {random.Pick(things)}";
        bool isActive = id == 1 || !random.Chance(DiscontinuedPermille);
        // Discontinued ones were sold for at least a year.
        DateTime updatedAt = isActive
            ? _period.Opening
            : _period.Opening.AddDays(random.Between(_period.Days / 2, _period.Days - 1)).AddHours(random.Next(24));
        return new ProductRow(
            id,
            name,
            category.Name,
            subcategory,
            brand,
            Money.FromCents(price),
            Money.FromCents(cost),
            isActive,
            updatedAt);
    }

    private static int Price(RandomStream random, ProductCategory category)
    {
        int drawn = category.LowestPrice + random.NextLow(category.HighestPrice - category.LowestPrice + 1);
        int rounded = drawn / 100 * 100 + random.Pick(s_endings);
        return Math.Clamp(rounded, category.LowestPrice, category.HighestPrice);
    }
}
