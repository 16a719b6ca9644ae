namespace EtlTools.Bench;

/// <summary>A dimension of a million members: a day with changes, and the same day again.</summary>
internal static class DimensionBench
{
    private const long Members = 1_000_000;

    private static readonly Dictionary<string, long> s_none = [];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
        string first = await server.CreateAsync("first_day", cancellationToken);
        Dictionary<string, long> size = new() { ["customers"] = Members };
        await Psql.RunAsync(server, first, "setup/customers.sql", size, cancellationToken);
        await BenchModel.BuildAsync(first, "dim_customer", cancellationToken);
        await Psql.RunAsync(server, first, "setup/customers_changed.sql", s_none, cancellationToken);
        await Psql.RunAsync(server, first, "setup/freeze.sql", s_none, cancellationToken);

        string second = await server.CopyAsync("first_day", "second_day", cancellationToken);
        await BenchModel.BuildAsync(second, "dim_customer", cancellationToken);
        await Psql.RunAsync(server, second, "setup/freeze.sql", s_none, cancellationToken);

        Contest changes = new()
        {
            Title = "5 % type 2, 10 % type 1 changes",
            Template = "first_day",
            Table = "dim_customer",
            ByHand = "by_hand/dim_customer.sql",
            AtMost = 1.25,
        };
        Report.Head($"dimension, {Members:N0} members");
        await changes.RunAsync(server, cancellationToken);
        Contest again = changes with { Title = "the same again", Template = "second_day", AtMost = null, Writes = 0 };
        await again.RunAsync(server, cancellationToken);
    }
}
