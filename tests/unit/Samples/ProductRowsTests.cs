using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class ProductRowsTests
{
    private static readonly ProductRow[] s_products = [.. SmallShop.DayOne.Products];

    [Fact]
    public void Every_category_is_there() =>
        Assert.Equal(
            ProductCategory.All.Select(category => category.Name).Order(),
            s_products.Select(product => product.Category).Distinct().Order());

    [Fact]
    public void Prices_lie_in_the_range_of_their_category() =>
        Assert.All(s_products, product =>
        {
            ProductCategory category = Array.Find(ProductCategory.All, c => c.Name == product.Category)!;
            Assert.InRange(product.UnitPrice, category.LowestPrice / 100m, category.HighestPrice / 100m);
        });

    [Fact]
    public void Groceries_are_cheaper_than_electronics() =>
        Assert.True(AveragePrice("Grocery") * 5 < AveragePrice("Electronics"));

    [Fact]
    public void Every_product_has_a_margin() =>
        Assert.All(s_products, product => Assert.InRange(product.UnitCost, 0.01m, product.UnitPrice - 0.01m));

    [Fact]
    public void A_few_products_are_no_longer_sold() =>
        Assert.InRange(s_products.Percent(product => !product.IsActive), 1, 8);

    [Fact]
    public void Some_names_need_quotes() =>
        Assert.Contains(s_products, product => product.ProductName.Contains('"', StringComparison.Ordinal));

    [Fact]
    public void Amounts_have_two_decimals() =>
        Assert.All(s_products, product => Assert.Equal((2, 2), (product.UnitPrice.Scale, product.UnitCost.Scale)));

    private static decimal AveragePrice(string category) =>
        s_products.Where(product => product.Category == category).Average(product => product.UnitPrice);
}
