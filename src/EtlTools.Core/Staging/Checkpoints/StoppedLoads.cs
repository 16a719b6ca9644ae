using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging.Rejects;

namespace EtlTools.Staging.Checkpoints;

/// <summary>The loads of a table that stopped at a checkpoint, and what an import does about each.</summary>
internal sealed class StoppedLoads
{
    private StoppedLoads(IReadOnlyList<InterruptedLoad> goOn, IReadOnlyList<InterruptedLoad> abandoned)
    {
        GoOn = goOn;
        Abandoned = abandoned;
    }

    /// <summary>Those that go on, in the order of the import's sources; others of its sources are begun after them.</summary>
    public IReadOnlyList<InterruptedLoad> GoOn { get; }

    /// <summary>Those that never will, and are taken back.</summary>
    public IReadOnlyList<InterruptedLoad> Abandoned { get; }

    /// <summary>Decides.</summary>
    /// <remarks>
    /// A load goes on when its source is loaded again in the same mode and on the same terms; loaded otherwise, the
    /// source ends it. A full load ends all others, and one that was filling a new table is ended by any other. What
    /// else stopped waits for its own source.
    /// </remarks>
    public static StoppedLoads Of(TableImport import, IReadOnlyList<InterruptedLoad> stopped)
    {
        // Mended rejects carry the name of the file they come from.
        if (import.Sources.Any(source => source.Source is RejectSource)) return new([], []);
        IReadOnlyList<InterruptedLoad> goOn = import.Landing.Force ? [] : Same(import, stopped);
        return new(goOn, [.. stopped.Except(goOn).Where(load => Ends(import, load))]);
    }

    /// <summary>
    /// Takes back what a load had committed, inside the transaction of the session; nothing when it has ended.
    /// </summary>
    public static async Task TakeBackAsync(
        EtlSession session, TableName table, long loadId, CancellationToken cancellationToken)
    {
        IReadOnlyList<Written> all = await session.QueryAsync(
            SqlScript.Of("staging/checkpoint/written.sql", loadId),
            row => new Written(
                row.GetInt64(0),
                TableName.Parse(row.GetString(1), table.Schema),
                row.GetString(2),
                row.GetBoolean(3)),
            cancellationToken);
        foreach (Written written in all)
        {
            if (written.IsThere) await session.ExecuteAsync(Delete(written), cancellationToken);
            await session.ExecuteAsync(
                SqlScript.Of("staging/checkpoint/take_back.sql", written.LoadId), cancellationToken);
        }
    }

    private static SqlText Delete(Written rows)
    {
        if (rows.WriteTo != rows.Table.Name) return SqlText.Of($"drop table {rows.Table with { Name = rows.WriteTo }}");
        Identifier loadId = new(AuditColumns.LoadId);
        return SqlText.Of($"delete from {rows.Table} where {loadId} = {rows.LoadId}");
    }

    private static IReadOnlyList<InterruptedLoad> Same(TableImport import, IReadOnlyList<InterruptedLoad> stopped)
    {
        string mode = SourceLoad.ModeName(import.Mode);
        InterruptedLoad[] alike = [.. stopped.Where(load => load.Mode == mode && load.CanGoOn)];
        if (alike.Length == 0) return [];
        if (import.Mode != LoadMode.Full)
            return [.. alike.Where(load => IsOf(load, import, import.Sources[0])).TakeLast(1)];
        InterruptedLoad[] latest = [.. alike.Where(load => load.Reached.WriteTo == alike[^1].Reached.WriteTo)];
        return latest.Length <= import.Sources.Count
            && latest.Zip(import.Sources).All(pair => IsOf(pair.First, import, pair.Second)) ? latest : [];
    }

    private static bool IsOf(InterruptedLoad load, TableImport import, SourceImport source) =>
        load.SourceName == source.Name && load.Terms == LandingPlan.Terms(import, source);

    private static bool Ends(TableImport import, InterruptedLoad load) =>
        import.Mode == LoadMode.Full
        || import.Sources.Any(source => source.Name == load.SourceName)
        || (load.Mode == SourceLoad.ModeName(LoadMode.Full) && load.Reached.WriteTo == import.Table.Name);

    private sealed record Written(long LoadId, TableName Table, string WriteTo, bool IsThere);
}
