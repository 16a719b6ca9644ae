using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

/// <summary>A shop small enough to be drawn in milliseconds and large enough for shares to settle.</summary>
internal static class SmallShop
{
    public static readonly SampleOptions Options = new()
    {
        OutputDirectory = "unused",
        Customers = 4_000,
        Products = 300,
        Transactions = 10_000,
        Campaigns = 25,
    };

    public static readonly RetailDay DayOne = new(Options);

    public static readonly RetailDay DayTwo = new(Options with { Day = 2 });

    public static readonly Dictionary<int, CustomerRow> CustomersOfDayOne =
        DayOne.Customers.ToDictionary(customer => customer.CustomerId);

    public static readonly Dictionary<int, CustomerRow> CustomersOfDayTwo =
        DayTwo.Customers.ToDictionary(customer => customer.CustomerId);

    public static readonly DateTime DayTwoBegins = new(2025, 1, 1);

    public static readonly DateTime DayTwoEnds = new(2025, 1, 2);

    /// <summary>How many in a hundred meet the condition.</summary>
    public static double Percent<T>(this IEnumerable<T> rows, Func<T, bool> condition)
    {
        int all = 0, met = 0;
        foreach (T row in rows)
        {
            all++;
            if (condition(row)) met++;
        }
        return 100.0 * met / all;
    }
}
