using EtlTools.Database;
using EtlTools.Samples;

namespace EtlTools.Cli.Demo;

/// <summary>How large the demo is, and where it works.</summary>
internal sealed record DemoOptions
{
    private const int TransactionsPerCustomer = 4;

    /// <summary>The folder for the generated files and the report.</summary>
    public required string Folder { get; init; }

    /// <summary>How many customers; the transactions follow, four for each.</summary>
    public required int Customers { get; init; }

    /// <summary>The seed of the generated data.</summary>
    public required int Seed { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>The command as the journal keeps it.</summary>
    public required string Command { get; init; }

    /// <summary>The files of day 1.</summary>
    public SampleOptions Sample => new()
    {
        OutputDirectory = Path.Combine(Folder, "data"),
        Customers = Customers,
        Transactions = (int)Math.Min((long)Customers * TransactionsPerCustomer, 100_000_000),
        Seed = Seed,
    };
}
