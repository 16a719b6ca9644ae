namespace EtlTools.Bench;

/// <summary>A fact of a million rows with three lookups: the first load, the same again, and a few changes.</summary>
internal static class FactBench
{
    private const long Sales = 1_000_000;

    private static readonly Dictionary<string, long> s_size = new()
    {
        ["customers"] = 100_000,
        ["products"] = 10_000,
        ["sales"] = Sales,
    };

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
        string empty = await server.CreateAsync("no_sales", cancellationToken);
        await SetUpAsync(server, empty, "customers", cancellationToken);
        await SetUpAsync(server, empty, "sales", cancellationToken);
        await BenchModel.BuildAsync(empty, "dim_*", cancellationToken);
        await SetUpAsync(server, empty, "customers_changed", cancellationToken);
        await BenchModel.BuildAsync(empty, "dim_customer", cancellationToken);
        await SetUpAsync(server, empty, "freeze", cancellationToken);

        string loaded = await server.CopyAsync("no_sales", "loaded", cancellationToken);
        await BenchModel.BuildAsync(loaded, "fact_sales", cancellationToken);
        await SetUpAsync(server, loaded, "freeze", cancellationToken);
        string changed = await server.CopyAsync("loaded", "changed", cancellationToken);
        await SetUpAsync(server, changed, "sales_changed", cancellationToken);
        await EmptyAsync(server, empty, cancellationToken);

        Report.Head($"fact, {Sales:N0} rows, three lookups");
        Contest load = new()
        {
            Title = "into an empty table",
            Template = "no_sales",
            Table = "fact_sales",
            ByHand = "by_hand/fact_sales.sql",
            AtMost = 1.25,
        };
        await load.RunAsync(server, cancellationToken);
        Contest again = load with
        {
            Title = "the same again",
            Template = "loaded",
            ByHand = "by_hand/fact_sales_again.sql",
            AtMost = null,
            Writes = 0,
        };
        await again.RunAsync(server, cancellationToken);
        Contest changes = again with { Title = "1 % changed", Template = "changed", Writes = Sales / 100 };
        await changes.RunAsync(server, cancellationToken);
    }

    private static Task SetUpAsync(
        BenchServer server, string connectionString, string script, CancellationToken cancellationToken) =>
        Psql.RunAsync(server, connectionString, $"setup/{script}.sql", s_size, cancellationToken);

    // The table as EtlTools makes it, without a row: what both start from.
    private static async Task EmptyAsync(
        BenchServer server, string connectionString, CancellationToken cancellationToken)
    {
        await BenchModel.BuildAsync(connectionString, "fact_sales", cancellationToken);
        await Psql.RunAsync(server, connectionString, "setup/no_sales.sql", s_size, cancellationToken);
    }
}
