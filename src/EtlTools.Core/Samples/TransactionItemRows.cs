namespace EtlTools.Samples;

/// <summary>What was bought in each transaction.</summary>
internal sealed class TransactionItemRows(int seed, ProductCatalog catalog, TransactionTimes times)
{
    private const int DiscountedPermille = 300;

    // Items per transaction 1 to 5: 2.1 on average.
    private static readonly WeightedChoice s_items = new(40, 30, 16, 8, 6);
    private static readonly WeightedChoice s_quantity = new(80, 15, 5);

    public IEnumerable<TransactionItemRow> DayOne() => Fill(times.OfDayOne(), 0);

    public IEnumerable<TransactionItemRow> DayTwo()
    {
        long before = 0;
        for (int id = 1; id <= times.DayOne; id++)
            before += Count(id);
        return Fill(times.OfDayTwo(), before);
    }

    private IEnumerable<TransactionItemRow> Fill(IEnumerable<(int Id, DateTime Moment)> transactions, long before)
    {
        long itemId = before;
        foreach ((int id, DateTime moment) in transactions)
        {
            var random = new RandomStream(seed, RandomPurpose.Items, id);
            var basket = new TransactionItemRow[Count(id)];
            for (int i = 0; i < basket.Length; i++)
            {
                ProductRow product = catalog.Draw(random, moment, basket.AsSpan(0, i));
                yield return basket[i] = Draw(random, ++itemId, id, product);
            }
        }
    }

    private int Count(int transactionId)
    {
        var random = new RandomStream(seed, RandomPurpose.ItemCount, transactionId);
        return Math.Min(1 + s_items.Pick(random), catalog.AlwaysSold);
    }

    private static TransactionItemRow Draw(RandomStream random, long id, int transactionId, ProductRow product)
    {
        int quantity = 1 + s_quantity.Pick(random);
        decimal total = quantity * product.UnitPrice;
        int percent = random.Chance(DiscountedPermille) ? random.Between(5, 30) : 0;
        decimal discount = decimal.Round(total * percent * 0.01m, 2);
        return new TransactionItemRow(
            id, transactionId, product.ProductId, quantity, product.UnitPrice, total, discount);
    }
}
