using EtlTools.Runs;
using EtlTools.Samples;

namespace EtlTools.Cli.Demo;

/// <summary>What the demo did.</summary>
internal sealed record DemoResult
{
    /// <summary>The database it worked in, for people.</summary>
    public required string Database { get; init; }

    /// <summary>Two years of history.</summary>
    public required DemoDay Day1 { get; init; }

    /// <summary>The changes of the day after.</summary>
    public required DemoDay Day2 { get; init; }

    /// <summary>The report, as an absolute path.</summary>
    public required string ReportFile { get; init; }

    /// <summary>A customer who moved; null where nobody did.</summary>
    public required string? MovedCustomer { get; init; }

    /// <summary>How long all of it took, the start of the server included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What was planted against what was found.</summary>
    public IReadOnlyList<DemoFinding> Findings
    {
        get
        {
            PlantedCounts planted = Day2.Sample.Planted;
            StepCounts customers = CountsOf("dim_customer", StepKind.Dimension);
            return
            [
                new(
                    "rows in the files of day 1, all of them loaded",
                    Day1.RowsGenerated,
                    Day1.Run.Loads.Sum(load => load.RowsInserted)),
                new("customers who moved: a new version opened", planted.Moved, customers.VersionsOpened),
                new(
                    "customers with another email: overwritten",
                    planted.EmailChanged,
                    customers.RowsUpdated - customers.VersionsOpened),
                new("new customers: inserted", planted.NewCustomers, customers.RowsInserted),
                new("vanished customers: last version closed", planted.VanishedCustomers, customers.RowsDeleted),
                new(
                    "new items of transactions: inserted",
                    planted.NewItems,
                    CountsOf("fact_transactions", StepKind.Fact).RowsInserted),
                new(
                    "new responses to campaigns: inserted",
                    planted.NewResponses,
                    CountsOf("fact_campaign_responses", StepKind.Fact).RowsInserted),
            ];
        }
    }

    private StepCounts CountsOf(string table, StepKind kind) => Day2.Run.Tables
        .Single(result => result.Kind == kind && result.Table.EndsWith("." + table, StringComparison.Ordinal)).Counts;
}
