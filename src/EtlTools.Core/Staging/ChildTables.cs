using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Staging.Strategies;

namespace EtlTools.Staging;

/// <summary>The tables that take rows inside of records, in the transaction of their parents.</summary>
internal sealed class ChildTables
{
    private readonly List<ChildTable> _tables = [];

    private ChildTables() { }

    /// <summary>Prepares the tables, which are locked.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="children">The tables.</param>
    /// <param name="parents">The loads of their parents.</param>
    /// <param name="isCitus">Whether the server is a Citus cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ChildTables> PrepareAsync(
        EtlSession session,
        IReadOnlyList<ChildImport> children,
        IReadOnlyList<SourceLoad> parents,
        bool isCitus,
        CancellationToken cancellationToken)
    {
        ChildTables tables = new();
        foreach ((ChildImport child, int place) in children.Select((child, place) => (child, place)))
        {
            SourceLoad[] loads = [.. parents.Select(parent => parent.Children[place])];
            TableName name = child.Import.Table;
            StagingShape shape = await StagingShape.ReadAsync(session, name, cancellationToken);
            LoadStrategy strategy = LandingPlan.IsKeyed(child.Import.Mode)
                ? new ChildStrategy(child.Import)
                : LoadStrategy.Of(child.Import, isCitus);
            StagingTarget target = loads[0].Reached is { } reached
                ? await strategy.ResumeAsync(session, name with { Name = reached.WriteTo }, loads[0], cancellationToken)
                : await strategy.PrepareAsync(session, shape, loads[0], cancellationToken);
            foreach (SourceLoad load in loads)
            {
                load.CreatedTable = !shape.Exists || loads[0].Reached is { CreatedTable: true };
                load.Drift.GoOn(load.Reached?.AddedColumns ?? []);
            }

            tables._tables.Add(new(child, strategy, target, loads[0]));
        }

        return tables;
    }

    /// <summary>The loads of the rows inside one source's records.</summary>
    public IReadOnlyList<ChildLoad> Of(SourceLoad parent) =>
        [.. _tables.Zip(parent.Children, (table, load) => new ChildLoad(table.Child, table.Target, load, parent))];

    /// <summary>Says what became of the rows of one source, which have landed with their records.</summary>
    public async Task LandAsync(EtlSession session, SourceLoad parent, CancellationToken cancellationToken)
    {
        foreach ((ChildTable table, SourceLoad load) in _tables.Zip(parent.Children))
        {
            await LoadJournal.FinishAsync(session, load, table.First.LoadId, cancellationToken);
        }
    }

    /// <summary>The last step.</summary>
    public async Task FinishAsync(EtlSession session, CancellationToken cancellationToken)
    {
        foreach (ChildTable table in _tables)
        {
            await table.Target.EndLoadsAsync(session, cancellationToken);
            await table.Strategy.FinishAsync(session, cancellationToken);
            await LoadImages.PruneAsync(session, table.Child.Import, cancellationToken);
        }
    }

    private sealed record ChildTable(ChildImport Child, LoadStrategy Strategy, StagingTarget Target, SourceLoad First);
}
