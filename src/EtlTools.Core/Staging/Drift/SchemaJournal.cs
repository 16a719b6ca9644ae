using System.Data.Common;
using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Drift;

/// <summary>What the catalog says about the differences that loads have met.</summary>
internal static class SchemaJournal
{
    /// <summary>Writes what a load has met, in the load's own transaction.</summary>
    public static async Task WriteAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken)
    {
        string[] columns = [.. load.Drift.SourceColumns];
        await session.ExecuteAsync(SqlScript.Of("drift/set_columns.sql", load.LoadId, columns), cancellationToken);
        IReadOnlyList<SchemaChange> changes = load.Drift.Changes;
        if (changes.Count > 0) await session.ExecuteAsync(Insert(load.LoadId, changes), cancellationToken);
    }

    /// <summary>The statement that writes changes.</summary>
    /// <param name="loadId">The load.</param>
    /// <param name="changes">What it has met; at least one.</param>
    public static SqlText Insert(long loadId, IReadOnlyList<SchemaChange> changes) => SqlScript.Of(
        "drift/insert_changes.sql",
        loadId,
        changes[0].Table,
        changes.Select(change => DriftPolicy.Word(change.Kind)).ToArray(),
        changes.Select(change => change.Column).ToArray(),
        changes.Select(change => change.Before).ToArray(),
        changes.Select(change => change.After).ToArray(),
        changes.Select(change => DriftPolicy.Word(change.Action)).ToArray());

    /// <summary>Adds to loads what they have met.</summary>
    public static async Task<IReadOnlyList<LoadResult>> CompleteAsync(
        EtlSession session, IReadOnlyList<LoadResult> loads, CancellationToken cancellationToken)
    {
        IReadOnlyList<SchemaChange> changes = await session.QueryAsync(
            SqlScript.Of("drift/list_changes.sql", loads.Select(load => load.LoadId).ToArray()),
            Change,
            cancellationToken);
        ILookup<long?, SchemaChange> met = changes.ToLookup(change => change.LoadId);
        return loads.Select(load => load with { SchemaChanges = met[load.LoadId].ToArray() }).ToArray();
    }

    private static SchemaChange Change(DbDataReader row) => new()
    {
        LoadId = row.GetInt64(0),
        Table = row.GetString(1),
        Source = row.GetString(2),
        Kind = Member<DriftKind>(row.GetString(3)),
        Column = Text(row, 4),
        Before = Text(row, 5),
        After = Text(row, 6),
        Action = Member<DriftAction>(row.GetString(7)),
    };

    private static T Member<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
