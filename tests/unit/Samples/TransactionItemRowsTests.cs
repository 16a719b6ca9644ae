using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class TransactionItemRowsTests
{
    private static readonly TransactionItemRow[] s_items = [.. SmallShop.DayOne.TransactionItems];

    private static readonly Dictionary<int, ProductRow> s_products =
        SmallShop.DayOne.Products.ToDictionary(product => product.ProductId);

    private static readonly Dictionary<int, TransactionRow> s_transactions =
        SmallShop.DayOne.Transactions.ToDictionary(transaction => transaction.TransactionId);

    [Fact]
    public void Items_are_numbered_from_one() =>
        Assert.Equal(
            Enumerable.Range(1, s_items.Length).Select(id => (long)id), s_items.Select(i => i.TransactionItemId));

    [Fact]
    public void Every_transaction_has_one_to_five_items_and_fewer_are_likelier()
    {
        Dictionary<int, int> perTransaction = s_items.CountBy(i => i.TransactionId).ToDictionary();
        Assert.Equal(s_transactions.Keys.Order(), perTransaction.Keys.Order());

        int[] transactions = [.. Enumerable.Range(1, 5).Select(n => perTransaction.Values.Count(count => count == n))];
        Assert.Equal(10_000, transactions.Sum());
        Assert.Equal(transactions.OrderDescending(), transactions);
        Assert.InRange(s_items.Length / 10_000.0, 2.05, 2.15);
    }

    [Fact]
    public void A_product_appears_once_in_a_transaction() =>
        Assert.Equal(s_items.Length, s_items.DistinctBy(i => (i.TransactionId, i.ProductId)).Count());

    [Fact]
    public void Items_are_sold_at_the_price_of_their_product() =>
        Assert.All(s_items, i =>
        {
            Assert.Equal(s_products[i.ProductId].UnitPrice, i.UnitPrice);
            Assert.Equal(i.Quantity * i.UnitPrice, i.LineTotal);
        });

    [Fact]
    public void Three_in_ten_items_have_a_discount() =>
        Assert.InRange(s_items.Percent(i => i.DiscountAmount > 0), 28.5, 31.5);

    [Fact]
    public void A_discount_is_at_most_three_tenths_of_the_line() =>
        Assert.All(s_items, i => Assert.InRange(i.DiscountAmount, 0, i.LineTotal * 0.3m + 0.01m));

    [Fact]
    public void Amounts_have_two_decimals() =>
        Assert.All(
            s_items, i => Assert.Equal((2, 2, 2), (i.UnitPrice.Scale, i.LineTotal.Scale, i.DiscountAmount.Scale)));

    [Fact]
    public void Nothing_is_sold_after_it_was_discontinued()
    {
        TransactionItemRow[] discontinued = [.. s_items.Where(i => !s_products[i.ProductId].IsActive)];
        Assert.NotEmpty(discontinued);
        Assert.All(
            discontinued,
            i => Assert.True(s_transactions[i.TransactionId].TransactionDate < s_products[i.ProductId].UpdatedAt));
    }

    [Fact]
    public void A_shop_with_one_product_sells_one_item_per_transaction()
    {
        var shop = new RetailDay(SmallShop.Options with { Products = 1, Transactions = 50 });
        Assert.Equal(Enumerable.Range(1, 50), shop.TransactionItems.Select(i => i.TransactionId));
    }
}
