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
    /// A load goes on when its source is loaded again. A full load of other sources ends those that stopped; appended
    /// rows of another source stay, and wait.
    /// </remarks>
    public static StoppedLoads Of(TableImport import, IReadOnlyList<InterruptedLoad> stopped)
    {
        // Mended rejects carry the name of the file they come from.
        if (import.Sources.Any(source => source.Source is RejectSource)) return new([], []);
        string[] names = [.. import.Sources.Select(source => source.Name)];
        if (import.Mode != LoadMode.Full)
        {
            InterruptedLoad[] same = [.. stopped.Where(load => names.Contains(load.SourceName)).TakeLast(1)];
            return import.Landing.Force ? new([], same) : new(same, []);
        }

        InterruptedLoad[] latest = [.. stopped.Where(load => load.Reached.WriteTo == stopped[^1].Reached.WriteTo)];
        bool isSame = latest.Select(load => load.SourceName).SequenceEqual(names.Take(latest.Length));
        return isSame && !import.Landing.Force ? new(latest, [.. stopped.Except(latest)]) : new([], stopped);
    }

    /// <summary>Takes back what a load had committed, inside the transaction of the session.</summary>
    public static async Task TakeBackAsync(
        EtlSession session, TableName table, long loadId, string writeTo, CancellationToken cancellationToken)
    {
        SqlText statement = writeTo == table.Name
            ? SqlText.Of($"delete from {table} where {new Identifier(AuditColumns.LoadId)} = {loadId}")
            : SqlText.Of($"drop table if exists {table with { Name = writeTo }}");
        await session.ExecuteAsync(statement, cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("staging/checkpoint/take_back.sql", loadId), cancellationToken);
    }
}
