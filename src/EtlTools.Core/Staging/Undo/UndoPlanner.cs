using System.Data.Common;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging.Undo;

/// <summary>Finds out what taking a load back would do, and whether it can be done.</summary>
/// <remarks>
/// A later load builds on an earlier one when it is a full load, which put aside a table with the earlier one's rows in
/// it, or when it matched rows by key and met any, or might have met those that come back. Appended rows build on
/// nothing.
/// </remarks>
public static class UndoPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Which load.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan, marked as a preview.</returns>
    /// <exception cref="EtlException">There is no such load, it cannot be taken back, or not alone.</exception>
    public static async Task<UndoPlan> PlanAsync(
        EtlDatabase database, UndoOptions options, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        UndoPlan plan = await PlanAsync(session, options, cancellationToken);
        return plan with { Parts = [.. plan.Parts.Select(part => part with { IsPreview = true })] };
    }

    /// <summary>Makes the plan in a session that may hold the table's lock.</summary>
    internal static async Task<UndoPlan> PlanAsync(
        EtlSession session, UndoOptions options, CancellationToken cancellationToken)
    {
        (string table, LoadStatus status, long landing) = await FindAsync(session, options.LoadId, cancellationToken);
        if (status is not (LoadStatus.Succeeded or LoadStatus.Partial)) throw NotLanded(options.LoadId, status);

        StagingShape shape = await StagingShape.ReadAsync(session, TableName.Parse(table, ""), cancellationToken);
        if (!shape.Exists)
        {
            throw NotPossible(
                options.LoadId, $"{table} is gone", "Load its sources again; a load creates the table.");
        }

        IReadOnlyList<UndonePart> since = await session.QueryAsync(
            SqlScript.Of("staging/undo/landed_since.sql", table, landing), row => Read(row, table), cancellationToken);
        UndonePart asked = since[^1];
        List<UndonePart> parts = [asked];
        foreach (UndonePart later in since.SkipLast(1).Reverse())
            if (parts.Exists(part => BuildsOn(later, part))) parts.Insert(0, later);
        if (parts.Count > 1 && !options.Cascade) throw Dependents(asked, parts);
        if (parts.FirstOrDefault(part => part.NeedsImage && !part.HasImage) is { } lost)
        {
            throw NotPossible(
                lost.LoadId,
                $"what {table} held before it is not kept any more",
                "Load the sources of the time before again; -KeepTables (--keep-tables) keeps more tables.");
        }

        return new UndoPlan { Table = table, Parts = parts };
    }

    /// <summary>The table of a load, how it ended, and when it landed.</summary>
    /// <exception cref="EtlException">There is no such load.</exception>
    internal static async Task<(string Table, LoadStatus Status, long Landing)> FindAsync(
        EtlSession session, long loadId, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string, LoadStatus, long)> found = await session.QueryAsync(
            SqlScript.Of("staging/undo/find_load.sql", loadId),
            row => (row.GetString(0), Enum.Parse<LoadStatus>(row.GetString(1)), row.GetInt64(2)),
            cancellationToken);
        return found.Count > 0
            ? found[0]
            : throw new EtlException(
                ErrorIds.UndoNotFound,
                $"There is no load {loadId}.",
                "List the loads with Get-StagingLoad, or 'etl status'.",
                $"{loadId}");
    }

    /// <summary>Says why a load cannot be taken back.</summary>
    internal static EtlException NotPossible(long loadId, string why, string nextStep) => new(
        ErrorIds.UndoNotPossible, $"Load {loadId} cannot be taken back: {why}.", nextStep, $"{loadId}");

    private static bool BuildsOn(UndonePart later, UndonePart earlier) =>
        later.Mode == LoadMode.Full
        || later.Mode != LoadMode.Append && (later.HasMetRows || earlier.Mode == LoadMode.Full);

    private static UndonePart Read(DbDataReader row, string table)
    {
        string name = row.GetString(3).Replace("_", "", StringComparison.Ordinal);
        LoadMode mode = Enum.Parse<LoadMode>(name, ignoreCase: true);
        bool createdTable = row.GetBoolean(7);
        return new UndonePart
        {
            LoadId = row.GetInt64(0),
            LoadIds = row.GetFieldValue<long[]>(1),
            SourceFiles = row.GetFieldValue<string[]>(2),
            Table = table,
            Mode = mode,
            RowsRemoved = row.GetInt64(4),
            RowsRestored = row.IsDBNull(9) ? 0 : row.GetInt64(9),
            ColumnsDropped = row.GetFieldValue<string[]>(8),
            HasMetRows = row.GetInt64(6) > 0,
            HasImage = !row.IsDBNull(9),
            IsImageTable = row.GetBoolean(10),
            NeedsImage = mode == LoadMode.Full ? !createdTable : row.GetInt64(5) > 0,
        };
    }

    private static EtlException NotLanded(long loadId, LoadStatus status) => status switch
    {
        LoadStatus.Undone => NotPossible(
            loadId, "it was taken back before", "Load its source again if its rows are wanted."),
        LoadStatus.Running => NotPossible(loadId, "it is under way", "Wait for its end, or stop it."),
        LoadStatus.Skipped => NotPossible(
            loadId, "it was skipped and has written nothing", "Take back the load its message names."),
        _ => NotPossible(loadId, $"it ended as {status} and has left nothing", "There is nothing to do."),
    };

    private static EtlException Dependents(UndonePart asked, IReadOnlyList<UndonePart> parts)
    {
        IEnumerable<string> later = parts.Where(part => part != asked)
            .Select(part => $"{part.LoadId} ({SourceLoad.ModeName(part.Mode)}, {Path.GetFileName(part.SourceFiles[0])})");
        return new EtlException(
            ErrorIds.UndoDependents,
            $"Load {asked.LoadId} of {asked.Table} cannot be taken back alone: later loads build on it: "
            + $"{string.Join(", ", later)}.",
            "Take them back too with -Cascade (--cascade), the newest first; -WhatIf (--what-if) shows what that does.",
            $"{asked.LoadId}");
    }
}
