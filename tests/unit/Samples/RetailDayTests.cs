using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class RetailDayTests
{
    private static readonly SampleOptions s_few =
        SmallShop.Options with { Customers = 50, Products = 20, Transactions = 100 };

    [Fact]
    public void The_same_options_draw_the_same_rows() =>
        Assert.Equal(AllRows(new RetailDay(s_few)), AllRows(new RetailDay(s_few)));

    [Fact]
    public void Rows_may_be_drawn_twice_and_in_any_order()
    {
        var day = new RetailDay(s_few);
        object[] items = [.. day.TransactionItems];
        Assert.Equal(day.Customers, day.Customers);
        Assert.Equal(items, day.TransactionItems);
    }

    [Fact]
    public void Another_seed_draws_other_rows_of_every_kind()
    {
        var day = new RetailDay(s_few);
        var other = new RetailDay(s_few with { Seed = 43 });
        Assert.NotEqual(day.Customers, other.Customers);
        Assert.NotEqual(day.Products, other.Products);
        Assert.NotEqual(day.Transactions, other.Transactions);
        Assert.NotEqual(day.TransactionItems, other.TransactionItems);
        Assert.NotEqual(day.Campaigns, other.Campaigns);
        Assert.NotEqual(day.CampaignResponses, other.CampaignResponses);
    }

    [Fact]
    public void More_transactions_leave_the_customers_and_products_alone()
    {
        var day = new RetailDay(s_few);
        var busier = new RetailDay(s_few with { Transactions = 200 });
        Assert.Equal(day.Customers, busier.Customers);
        Assert.Equal(day.Products, busier.Products);
    }

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 2, 1000, 200)]
    public void The_smallest_shops_work_on_both_days(int customers, int products, int transactions, int campaigns)
    {
        SampleOptions options = SmallShop.Options with
        {
            Customers = customers,
            Products = products,
            Transactions = transactions,
            Campaigns = campaigns,
        };
        Assert.Equal(transactions, new RetailDay(options).Transactions.Count());
        object[] rows = [.. AllRows(new RetailDay(options)), .. AllRows(new RetailDay(options with { Day = 2 }))];
        Assert.NotEmpty(rows);
    }

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2023-06-15")]
    [InlineData("2199-12-31")]
    [InlineData("1950-01-04")]
    public void Any_last_day_closes_two_years(string date)
    {
        var day = new RetailDay(s_few with { Date = DateOnly.Parse(date, null) });
        DateTime end = DateOnly.Parse(date, null).AddDays(1).ToDateTime(TimeOnly.MinValue);
        Assert.Equal(100, day.Transactions.Count());
        Assert.All(day.Transactions, t => Assert.InRange(t.TransactionDate, end.AddYears(-2).AddDays(-1), end));
    }

    private static IEnumerable<object> AllRows(RetailDay day) =>
        [.. day.Customers, .. day.Products, .. day.Transactions, .. day.TransactionItems, .. day.Campaigns,
            .. day.CampaignResponses];
}
