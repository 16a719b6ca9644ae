using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class TransactionRowsTests
{
    private static readonly TransactionRow[] s_transactions = [.. SmallShop.DayOne.Transactions];

    [Fact]
    public void There_are_as_many_as_asked_for_numbered_in_order_of_time()
    {
        Assert.Equal(Enumerable.Range(1, 10_000), s_transactions.Select(t => t.TransactionId));
        Assert.Equal(s_transactions.OrderBy(t => t.TransactionDate), s_transactions);
    }

    [Fact]
    public void They_lie_within_the_two_years() =>
        Assert.All(
            s_transactions,
            t => Assert.InRange(t.TransactionDate, new DateTime(2023, 1, 1), SmallShop.DayTwoBegins.AddTicks(-1)));

    [Fact]
    public void Nobody_buys_before_registering() =>
        Assert.All(
            s_transactions,
            t => Assert.True(SmallShop.CustomersOfDayOne[t.CustomerId].UpdatedAt < t.TransactionDate));

    [Fact]
    public void A_few_payments_fail_and_most_complete()
    {
        Assert.InRange(s_transactions.Percent(t => t.PaymentStatus == "Failed"), 2, 4);
        Assert.InRange(s_transactions.Percent(t => t.PaymentStatus == "Completed"), 90, 98);
    }

    [Fact]
    public void Every_channel_method_and_status_occurs()
    {
        Assert.Equal(["Mobile", "Store", "Web"], s_transactions.Select(t => t.Channel).Distinct().Order());
        Assert.Equal(
            ["Bank Transfer", "Credit Card", "Debit Card", "Gift Card", "PayPal"],
            s_transactions.Select(t => t.PaymentMethod).Distinct().Order());
        Assert.Equal(
            ["Completed", "Failed", "Pending", "Refunded"],
            s_transactions.Select(t => t.PaymentStatus).Distinct().Order());
    }

    [Fact]
    public void Only_late_bank_transfers_are_pending() =>
        Assert.All(s_transactions.Where(t => t.PaymentStatus == "Pending"), t =>
        {
            Assert.Equal("Bank Transfer", t.PaymentMethod);
            Assert.InRange(t.TransactionDate, SmallShop.DayTwoBegins.AddDays(-2), SmallShop.DayTwoBegins);
        });

    [Fact]
    public void No_state_took_effect_before_the_sale_or_after_the_file() =>
        Assert.All(
            s_transactions,
            t => Assert.InRange(t.UpdatedAt, t.TransactionDate, SmallShop.DayTwoBegins.AddTicks(-1)));

    [Fact]
    public void December_sells_more_than_february()
    {
        int february = s_transactions.Count(t => t.TransactionDate is { Year: 2024, Month: 2 });
        int december = s_transactions.Count(t => t.TransactionDate is { Year: 2024, Month: 12 });
        Assert.True(december > 2 * february, $"{december} in December, {february} in February");
    }
}
