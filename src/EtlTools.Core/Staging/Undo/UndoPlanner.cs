using System.Data.Common;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging.Checkpoints;

namespace EtlTools.Staging.Undo;

/// <summary>Finds out what taking a load back would do, and whether it can be done.</summary>
/// <remarks>
/// A later load builds on an earlier one when it is a full load, which put aside a table with the earlier one's rows in
/// it, or when it matched rows by key and met any, or might have met those that come back. Appended rows build on
/// nothing. Rows that stood inside of records go with these, and build on others in their own table alike.
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
        FoundLoad load = await FindAsync(session, options.LoadId, cancellationToken);
        if (load.ParentLoadId is not null) throw Inside(options.LoadId, load);
        if (load.Status is not (LoadStatus.Succeeded or LoadStatus.Partial))
        {
            UndonePart stopped = await FindStoppedAsync(session, options.LoadId, load, cancellationToken)
                ?? throw NotLanded(options.LoadId, load.Status);
            return new UndoPlan { Table = load.Table, Parts = [stopped] };
        }

        IReadOnlyList<TableName> related = await RelatedAsync(session, load.Table, cancellationToken);
        IReadOnlyList<UndonePart> since = await session.QueryAsync(
            SqlScript.Of(
                "staging/undo/landed_since.sql", related.Select(table => table.ToString()).ToArray(), load.Landing),
            Read,
            cancellationToken);
        UndonePart asked = since.First(part => part.LoadIds.Contains(options.LoadId));
        IReadOnlyList<UndonePart> parts = Going(since, asked);
        foreach (string table in parts.Select(part => part.Table).Distinct())
            await RefuseGoneAsync(session, options.LoadId, table, cancellationToken);
        if (!options.Cascade && parts.Any(part => part.LandingId != asked.LandingId)) throw Dependents(asked, parts);
        if (parts.FirstOrDefault(part => part.NeedsImage && !part.HasImage) is { } lost)
        {
            throw NotPossible(
                lost.LoadId,
                $"what {lost.Table} held before it is not kept any more",
                "Load the sources of the time before again; -KeepTables (--keep-tables) keeps more tables.");
        }

        return new UndoPlan { Table = load.Table, Parts = parts };
    }

    /// <summary>
    /// The tables in which taking back a load of a table may change something, those of records before those of arrays.
    /// </summary>
    internal static Task<IReadOnlyList<TableName>> RelatedAsync(
        EtlSession session, string table, CancellationToken cancellationToken) => session.QueryAsync(
        SqlScript.Of("staging/undo/related_tables.sql", table),
        row => TableName.Parse(row.GetString(0), ""),
        cancellationToken);

    /// <summary>Looks a load up.</summary>
    /// <exception cref="EtlException">There is no such load.</exception>
    internal static async Task<FoundLoad> FindAsync(
        EtlSession session, long loadId, CancellationToken cancellationToken)
    {
        IReadOnlyList<FoundLoad> found = await session.QueryAsync(
            SqlScript.Of("staging/undo/find_load.sql", loadId),
            row => new FoundLoad(
                row.GetString(0),
                Enum.Parse<LoadStatus>(row.GetString(1)),
                row.GetInt64(2),
                row.IsDBNull(3) ? null : row.GetInt64(3),
                row.IsDBNull(4) ? null : row.GetString(4)),
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

    /// <summary>What goes with a load: all that landed with it, and all that builds on what goes.</summary>
    private static IReadOnlyList<UndonePart> Going(IReadOnlyList<UndonePart> since, UndonePart asked)
    {
        HashSet<long> landings = [asked.LandingId];
        foreach (UndonePart later in since.Reverse().Where(part => !landings.Contains(part.LandingId)))
        {
            bool builds = since.Any(earlier =>
                landings.Contains(earlier.LandingId) && earlier.Table == later.Table && BuildsOn(later, earlier));
            if (builds) landings.Add(later.LandingId);
        }

        return [.. since.Where(part => landings.Contains(part.LandingId))];
    }

    private static async Task RefuseGoneAsync(
        EtlSession session, long loadId, string table, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, TableName.Parse(table, ""), cancellationToken);
        if (!shape.Exists)
            throw NotPossible(loadId, $"{table} is gone", "Load its sources again; a load creates the table.");
    }

    private static bool BuildsOn(UndonePart later, UndonePart earlier) =>
        later.Mode == LoadMode.Full
        || later.Mode != LoadMode.Append && (later.HasMetRows || earlier.Mode == LoadMode.Full);

    private static UndonePart Read(DbDataReader row)
    {
        LoadMode mode = ModeOf(row.GetString(3));
        bool createdTable = row.GetBoolean(7);
        return new UndonePart
        {
            LoadId = row.GetInt64(0),
            LoadIds = row.GetFieldValue<long[]>(1),
            SourceFiles = row.GetFieldValue<string[]>(2),
            Table = row.GetString(11),
            Mode = mode,
            RowsRemoved = row.GetInt64(4),
            RowsRestored = row.IsDBNull(9) ? 0 : row.GetInt64(9),
            ColumnsDropped = row.GetFieldValue<string[]>(8),
            HasMetRows = row.GetInt64(6) > 0,
            LandingId = row.GetInt64(12),
            HasImage = !row.IsDBNull(9),
            IsImageTable = row.GetBoolean(10),
            NeedsImage = mode == LoadMode.Full ? !createdTable : row.GetInt64(5) > 0,
        };
    }

    /// <summary>What a load that stopped at a checkpoint had committed; null when it had not.</summary>
    private static async Task<UndonePart?> FindStoppedAsync(
        EtlSession session, long loadId, FoundLoad load, CancellationToken cancellationToken)
    {
        IReadOnlyList<InterruptedLoad> all = await InterruptedLoad.FindAsync(
            session, TableName.Parse(load.Table, ""), cancellationToken);
        if (all.FirstOrDefault(stopped => stopped.LoadId == loadId) is not { } found) return null;
        return new UndonePart
        {
            LoadId = loadId,
            LandingId = loadId,
            LoadIds = [loadId, .. found.Children.Select(child => child.LoadId)],
            SourceFiles = [found.SourceName],
            Table = load.Table,
            Mode = ModeOf(found.Mode),
            RowsRemoved = found.Reached.RowsRead - found.Reached.RowsRejected,
            RowsRestored = 0,
            ColumnsDropped = [],
            IsStopped = true,
        };
    }

    private static LoadMode ModeOf(string name) =>
        Enum.Parse<LoadMode>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static EtlException NotLanded(long loadId, LoadStatus status) => status switch
    {
        LoadStatus.Undone => NotPossible(
            loadId, "it was taken back before", "Load its source again if its rows are wanted."),
        LoadStatus.Running => NotPossible(loadId, "it is under way", "Wait for its end, or stop it."),
        LoadStatus.Skipped => NotPossible(
            loadId, "it was skipped and has written nothing", "Take back the load its message names."),
        _ => NotPossible(loadId, $"it ended as {status} and has left nothing", "There is nothing to do."),
    };

    private static EtlException Inside(long loadId, FoundLoad load) => NotPossible(
        loadId,
        $"its rows stood in the records of load {load.ParentLoadId} of {load.ParentTable}, and go only with them",
        $"Take load {load.ParentLoadId} back; the rows inside of its records go with it.");

    private static EtlException Dependents(UndonePart asked, IReadOnlyList<UndonePart> parts)
    {
        IEnumerable<string> later = parts.Where(part => !part.IsInside && part != asked)
            .Select(part => $"{part.LoadId} ({SourceLoad.ModeName(part.Mode)}, {Path.GetFileName(part.SourceFiles[0])})");
        return new EtlException(
            ErrorIds.UndoDependents,
            $"Load {asked.LoadId} of {asked.Table} cannot be taken back alone: later loads build on it: "
            + $"{string.Join(", ", later)}.",
            "Take them back too with -Cascade (--cascade), the newest first; -WhatIf (--what-if) shows what that does.",
            $"{asked.LoadId}");
    }
}
