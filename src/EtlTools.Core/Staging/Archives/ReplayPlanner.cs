using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Finds out which archived files make a table again, and that each is what it was.</summary>
/// <remarks>
/// <code>
/// archived   full  append  full  append  append
/// taken                    full  append  append     the last full load and what came after it
/// </code>
/// Without a full load the first file begins, so that the table must not hold anything yet. Loads that were taken back
/// are left out.
/// </remarks>
internal static class ReplayPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="session">The database.</param>
    /// <param name="replay">The archive.</param>
    /// <param name="table">The table.</param>
    /// <param name="mode">How all of the files are to land; null for as they did.</param>
    /// <param name="ignoresGaps">Whether loads that are not archived may be left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What lands together, in the order of the loads; at least one.</returns>
    /// <exception cref="EtlException">
    /// Nothing is archived, loads in between are not, a file is not what its metadata says, or the table holds rows
    /// that would stay.
    /// </exception>
    public static async Task<IReadOnlyList<ArchivedLanding>> PlanAsync(
        EtlSession session,
        ArchiveReplay replay,
        TableName table,
        LoadMode? mode,
        bool ignoresGaps,
        CancellationToken cancellationToken)
    {
        ArchiveEntry[] entries =
        [
            .. ArchiveFolder.Read(replay.Folder, table)
                .Where(entry => replay.AsOf is not { } moment || entry.Metadata.LoadedAt <= moment),
        ];
        HashSet<(long, string)> undone = [.. await session.QueryAsync(
            SqlScript.Of(
                "staging/archive/find_undone.sql",
                table.ToString(),
                entries.Select(entry => entry.Metadata.LoadId).ToArray(),
                replay.AsOf?.ToUniversalTime()),
            row => (row.GetInt64(0), row.GetString(1)),
            cancellationToken)];
        List<ArchivedLanding> landings = Together(
            entries.Where(entry => !undone.Contains((entry.Metadata.LoadId, entry.Metadata.SourceSha256))), mode);
        landings.RemoveRange(0, Math.Max(0, landings.FindLastIndex(landing => landing.Mode == LoadMode.Full)));
        if (landings.Count == 0) throw NothingThere(replay, table);
        if (!ignoresGaps) await RefuseGapsAsync(session, replay, table, landings[0], entries, cancellationToken);
        if (landings[0].Mode != LoadMode.Full)
            await RefuseOtherRowsAsync(session, table, landings[0], cancellationToken);
        foreach (ArchiveEntry entry in landings.SelectMany(landing => landing.Files))
            RefuseDamaged(entry, cancellationToken);
        return landings;
    }

    // Only full loads take several files at once. Two databases may share a folder and have the same ids.
    private static List<ArchivedLanding> Together(IEnumerable<ArchiveEntry> entries, LoadMode? mode)
    {
        List<ArchivedLanding> landings = [];
        foreach (ArchiveEntry entry in entries)
        {
            ArchiveMetadata said = entry.Metadata;
            ArchivedLanding? last = landings.Count > 0 ? landings[^1] : null;
            bool isWithLast = last is not null && said.Mode == LoadMode.Full
                && last.Files[0].Metadata.RunId == said.RunId && last.Files[0].Metadata.FirstLoadId == said.FirstLoadId
                && !last.Files.Any(file => file.Metadata.LoadId == said.LoadId);
            if (isWithLast) landings[^1] = last! with { Files = [.. last.Files, entry] };
            else landings.Add(new(mode ?? said.Mode, [entry]));
        }

        return landings;
    }

    private static async Task RefuseGapsAsync(
        EtlSession session,
        ArchiveReplay replay,
        TableName table,
        ArchivedLanding first,
        ArchiveEntry[] entries,
        CancellationToken cancellationToken)
    {
        ArchiveMetadata begin = first.Files[0].Metadata;
        IReadOnlyList<string> gaps = await session.QueryAsync(
            SqlScript.Of(
                "staging/archive/find_gaps.sql",
                table.ToString(),
                begin.LoadId,
                begin.SourceSha256,
                begin.Mode == LoadMode.Full,
                replay.AsOf?.ToUniversalTime(),
                entries.Select(entry => entry.Metadata.SourceSha256).ToArray()),
            row => $"{row.GetInt64(0)} of {row.GetString(1)} at {row.GetFieldValue<DateTimeOffset>(2).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
            cancellationToken);
        if (gaps.Count == 0) return;
        string others = gaps.Count > 1 ? $" and {gaps.Count - 1} others" : "";
        throw new EtlException(
            ErrorIds.ArchiveIncomplete,
            $"{replay.Folder} does not have all of {table}: load {gaps[0]}{others} made it what it was and is not archived.",
            "Name a moment before it with -AsOf (--as-of); or load what there is with -Force (--force).",
            replay.Folder);
    }

    private static async Task RefuseOtherRowsAsync(
        EtlSession session, TableName table, ArchivedLanding first, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, table, cancellationToken);
        if (!shape.Exists) return;

        // An incremental load would go on from the last watermark of the table, also when it was emptied.
        bool wouldStay = first.Mode == LoadMode.Incremental || await session.ScalarAsync<bool>(
            SqlText.Of($"select exists (select from {table})"), cancellationToken);
        if (!wouldStay) return;
        throw new EtlException(
            ErrorIds.ArchiveTableInUse,
            $"{table} is there already, and the first archived file, {first.Files[0].Path}, was loaded in mode "
            + $"{SourceLoad.ModeName(first.Mode)}: what the table holds would stay in it.",
            "Rename or drop the table first, or name an archive that has a full load.",
            table.ToString());
    }

    private static void RefuseDamaged(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        ArchiveMetadata said = entry.Metadata;
        PackedCopy found;
        try
        {
            found = PackedCopy.Read(entry.Path, said.IsAsLoaded, cancellationToken);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw Damaged(entry, error.Message.TrimEnd('.'), error);
        }

        if (found.Sha256 != said.Sha256) throw Damaged(entry, $"its SHA-256 is {found.Sha256}, not {said.Sha256}");
        if (found.SourceSha256 != said.SourceSha256)
            throw Damaged(entry, $"the SHA-256 of what is in it is {found.SourceSha256}, not {said.SourceSha256}");
    }

    private static EtlException Damaged(ArchiveEntry entry, string why, Exception? cause = null) => new(
        ErrorIds.ArchiveDamaged,
        $"{entry.Path} is not what its metadata says, and nothing was loaded: {why}.",
        "Restore it from a backup; or load up to the moment before it with -AsOf (--as-of): it was loaded at "
        + $"{entry.Metadata.LoadedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}.",
        entry.Path,
        cause);

    private static EtlException NothingThere(ArchiveReplay replay, TableName table)
    {
        string moment = replay.AsOf is { } asOf ? $" loaded up to {asOf.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "";
        return new EtlException(
            ErrorIds.ArchiveNotFound,
            $"{replay.Folder} has no file of {table}{moment}.",
            "List what it has with Get-StagingArchive -Path, or 'etl archive list --path'.",
            replay.Folder);
    }
}
