using System.Data.Common;
using System.Text;
using EtlTools.Database;
using EtlTools.Sources;
using EtlTools.Sql;
using EtlTools.Staging;
using EtlTools.Staging.Drift;
using EtlTools.Staging.Rejects;

namespace EtlTools.Runs;

/// <summary>Reads the journal: runs, their steps, loads and rejects.</summary>
public static class RunReader
{
    /// <summary>The latest runs, newest first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="runId">One run; null for all.</param>
    /// <param name="model">Runs of one model; null for all.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The runs.</returns>
    public static Task<IReadOnlyList<RunInfo>> ListRunsAsync(
        EtlDatabase database, long? runId, string? model, int take, CancellationToken cancellationToken) =>
        ReadAsync(database, SqlScript.Of("run/list_runs.sql", runId, model, take), Run, cancellationToken);

    /// <summary>The steps of a run in the order they were taken.</summary>
    /// <param name="database">The database.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The steps.</returns>
    public static Task<IReadOnlyList<StepInfo>> ListStepsAsync(
        EtlDatabase database, long runId, CancellationToken cancellationToken) =>
        ReadAsync(database, SqlScript.Of("run/list_steps.sql", runId), Step, cancellationToken);

    /// <summary>Loads, newest first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="loadId">One load; null for all.</param>
    /// <param name="runId">Loads of one run; null for all.</param>
    /// <param name="table">Loads into one table, <c>schema.table</c>; null for all.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The loads.</returns>
    public static async Task<IReadOnlyList<LoadResult>> ListLoadsAsync(
        EtlDatabase database, long? loadId, long? runId, string? table, int take, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        IReadOnlyList<LoadResult> loads = await session.QueryAsync(
            SqlScript.Of("run/list_loads.sql", loadId, runId, table, take), Load, cancellationToken);
        return await SchemaJournal.CompleteAsync(session, loads, cancellationToken);
    }

    /// <summary>Rejects in the order of their files and lines.</summary>
    /// <param name="database">The database.</param>
    /// <param name="loadId">Rejects of one load; null for those of the latest load that has any.</param>
    /// <param name="isOpen">Only those that were not sent in again.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rejects.</returns>
    public static Task<IReadOnlyList<RejectInfo>> ListRejectsAsync(
        EtlDatabase database, long? loadId, bool isOpen, int take, CancellationToken cancellationToken) =>
        ReadAsync(database, SqlScript.Of("run/list_rejects.sql", loadId, take, isOpen), Reject, cancellationToken);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        EtlDatabase database, SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await session.QueryAsync(sql, read, cancellationToken);
    }

    private static RunInfo Run(DbDataReader row) => new()
    {
        RunId = row.GetInt64(0),
        Command = row.GetString(1),
        Model = Text(row, 2),
        Status = Enum.Parse<RunStatus>(row.GetString(3)),
        AsOf = row.GetFieldValue<DateTimeOffset>(4),
        StartedAt = row.GetFieldValue<DateTimeOffset>(5),
        Duration = TimeSpan.FromSeconds(row.GetDouble(6)),
        StartedBy = row.GetString(7),
        Loads = row.GetInt64(8),
        RowsRead = row.GetInt64(9),
        RowsRejected = row.GetInt64(10),
        Steps = row.GetInt64(11),
        Score = row.IsDBNull(12) ? null : row.GetDouble(12),
        Error = Text(row, 13),
    };

    internal static StepInfo Step(DbDataReader row) => new()
    {
        StepId = row.GetInt64(0),
        RunId = row.GetInt64(1),
        Kind = Enum.Parse<StepKind>(row.GetString(2), ignoreCase: true),
        Name = row.GetString(3),
        Status = Enum.Parse<RunStatus>(row.GetString(4)),
        StartedAt = row.GetFieldValue<DateTimeOffset>(5),
        Duration = TimeSpan.FromSeconds(row.GetDouble(6)),
        Counts = new StepCounts
        {
            RowsRead = row.GetInt64(7),
            RowsInserted = row.GetInt64(8),
            RowsUpdated = row.GetInt64(9),
            RowsSkipped = row.GetInt64(10),
            RowsDeleted = row.GetInt64(11),
            VersionsOpened = row.GetInt64(12),
            VersionsClosed = row.GetInt64(13),
        },
        Error = Text(row, 14),
    };

    internal static LoadResult Load(DbDataReader row) => new()
    {
        LoadId = row.GetInt64(0),
        RunId = row.GetInt64(1),
        SourceFile = row.GetString(2),
        Table = row.GetString(3),
        Mode = row.GetString(4),
        Status = Enum.Parse<LoadStatus>(row.GetString(5)),
        RowsRead = row.GetInt64(6),
        RowsInserted = row.GetInt64(7),
        RowsUpdated = row.GetInt64(8),
        RowsUnchanged = row.GetInt64(9),
        RowsSkipped = row.GetInt64(10),
        RowsRejected = row.GetInt64(11),
        RowsDeleted = row.GetInt64(12),
        SourceBytes = row.GetInt64(13),
        StartedAt = row.GetFieldValue<DateTimeOffset>(14),
        Duration = TimeSpan.FromSeconds(row.GetDouble(15)),
        Error = Text(row, 16),
        Message = Text(row, 17),
    };

    internal static RejectInfo Reject(DbDataReader row)
    {
        SourceFormat? format = SourceFormatJson.Read(Text(row, 11));
        byte[] raw = row.IsDBNull(10) ? Encoding.UTF8.GetBytes(row.GetString(8)) : row.GetFieldValue<byte[]>(10);
        IDictionary<string, string?> fields = RejectFields.Read(format, raw, out int found);
        return new()
        {
            RejectId = row.GetInt64(0),
            LoadId = row.GetInt64(1),
            Table = row.GetString(2),
            SourceFile = row.GetString(3),
            SourceLine = row.GetInt64(4),
            ByteOffset = row.GetInt64(5),
            Reason = row.GetString(6),
            Expectation = row.GetString(7),
            RawText = row.GetString(8),
            Field = Text(row, 9),
            Fields = fields,
            FieldCount = found,
            Columns = ColumnNames.Of(format?.Header ?? []),
            Exploded = format?.Explode ?? [],
            ResolvedAt = row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12),
            ResolvedBy = row.IsDBNull(13) ? null : row.GetInt64(13),
            Replaces = row.IsDBNull(14) ? null : row.GetInt64(14),
        };
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
