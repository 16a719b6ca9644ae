using EtlTools.Diagnostics;

namespace EtlTools.Samples;

/// <summary>What sample data to write, and where. The same options give the same bytes on every machine.</summary>
public sealed record SampleOptions
{
    /// <summary>The folder the files are written to, created when missing; files of the same names are replaced.
    /// </summary>
    public required string OutputDirectory { get; init; }

    /// <summary>How many customers have registered by the end of day 1, 1 to 10,000,000.</summary>
    /// <value>50,000</value>
    public int Customers { get; init; } = 50_000;

    /// <summary>How many products the catalogue lists, 1 to 1,000,000.</summary>
    /// <value>500</value>
    public int Products { get; init; } = 500;

    /// <summary>How many transactions day 1's file holds, 0 to 100,000,000; each has 1 to 5 items, 2.1 on average.
    /// Day 2 adds one 730th of them, at least 500.</summary>
    /// <value>200,000</value>
    public int Transactions { get; init; } = 200_000;

    /// <summary>How many campaigns were run, 0 to 10,000.</summary>
    /// <value>25</value>
    public int Campaigns { get; init; } = 25;

    /// <summary>The seed of every random number.</summary>
    /// <value>42</value>
    public int Seed { get; init; } = 42;

    /// <summary>1 for the history, 2 for the changes of the day after. Day 2 needs no file of day 1, only the same
    /// options.</summary>
    /// <value>1</value>
    public int Day { get; init; } = 1;

    /// <summary>The last day of the two years of history, 1950 to 2199. Day 2 is the day after.</summary>
    /// <value>2024-12-31</value>
    public DateOnly Date { get; init; } = new(2024, 12, 31);

    /// <summary>The day the files are stamped with: <see cref="Date"/>, or the day after for day 2.</summary>
    public DateOnly FileDate => Date.AddDays(Day - 1);

    /// <exception cref="EtlException">A value is out of its range (<see cref="ErrorIds.SamplesOptions"/>).</exception>
    internal void Check()
    {
        if (string.IsNullOrWhiteSpace(OutputDirectory))
            throw Invalid(nameof(OutputDirectory), "nothing", "the path of a folder");

        CheckRange(nameof(Customers), Customers, 1, 10_000_000);
        CheckRange(nameof(Products), Products, 1, 1_000_000);
        CheckRange(nameof(Transactions), Transactions, 0, 100_000_000);
        CheckRange(nameof(Campaigns), Campaigns, 0, 10_000);
        CheckRange(nameof(Day), Day, 1, 2);
        CheckRange("year of " + nameof(Date), Date.Year, 1950, 2199);
    }

    private static void CheckRange(string name, int value, int first, int last)
    {
        if (value < first || value > last)
            throw Invalid(name, $"{value}", $"{first} to {last}");
    }

    private static EtlException Invalid(string name, string found, string expected) => new(
        ErrorIds.SamplesOptions,
        $"The sample data's {name} is {found}; expected {expected}.",
        $"Set {name} to {expected}.",
        name);
}
