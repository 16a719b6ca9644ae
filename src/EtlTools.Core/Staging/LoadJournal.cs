using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sql;
using EtlTools.Staging.Checkpoints;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>What the catalog says about loads.</summary>
internal sealed class LoadJournal(EtlRun run)
{
    /// <summary>Says that a load has begun, outside of the load's transaction.</summary>
    public Task<SourceLoad> StartAsync(TableImport import, SourceImport source, CancellationToken cancellationToken) =>
        StartAsync(import, source, parentLoadId: null, parentKey: null, cancellationToken);

    /// <summary>Says that the load of the rows inside of another load's records has begun.</summary>
    public Task<SourceLoad> StartAsync(
        ChildImport child, SourceImport source, SourceLoad parent, CancellationToken cancellationToken) =>
        StartAsync(child.Import, source, parent.LoadId, [.. child.Key], cancellationToken);

    /// <summary>The loads of the table that stopped at a checkpoint.</summary>
    public Task<IReadOnlyList<InterruptedLoad>> FindStoppedAsync(TableImport import, CancellationToken cancellationToken) =>
        run.ReadAsync(
            session => InterruptedLoad.FindAsync(session, import.Table, cancellationToken), cancellationToken);

    /// <summary>Says that a load goes on.</summary>
    /// <returns>False when somebody else has taken it up.</returns>
    public async Task<bool> ResumeAsync(InterruptedLoad load, CancellationToken cancellationToken) =>
        await run.ReadJournalAsync<long>(
            SqlScript.Of("staging/checkpoint/resume.sql", load.LoadId, run.RunId), cancellationToken) != 0;

    /// <summary>Says what a load did, in its own transaction: the counts are there exactly when the rows are.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="load">The load.</param>
    /// <param name="firstLoadId">The first of the loads that land together.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task FinishAsync(
        EtlSession session, SourceLoad load, long firstLoadId, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlScript.Of(
                "staging/finish_load.sql",
                load.LoadId,
                load.Sha256,
                load.RowsRead,
                load.RowsInserted,
                load.RowsUpdated,
                load.RowsUnchanged,
                load.RowsSkipped,
                load.RowsRejected,
                load.RowsDeleted,
                ContentHashes.Uuid(load.ContentHash),
                firstLoadId,
                load.CreatedTable,
                load.AddedColumns.ToArray(),
                load.Watermark?.Column,
                load.Watermark?.Kind.ToString().ToLowerInvariant(),
                load.Watermark?.Value,
                load.Message),
            cancellationToken);
        if (load.RowsRejected > 0) await session.ExecuteAsync(KeepFormat(load), cancellationToken);
    }

    /// <summary>Says that the source was loaded before, and nothing was done.</summary>
    public static Task SkipAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlScript.Of("staging/skip_load.sql", load.LoadId, load.Sha256, load.Message), cancellationToken);

    /// <summary>Says that a load was rolled back, and keeps the differences or the first rejects.</summary>
    public async Task FailAsync(SourceLoad load, Exception error)
    {
        await run.WriteJournalAsync(SqlScript.Of(
            "staging/fail_load.sql",
            load.LoadId,
            EtlRun.StatusOf(error).ToString(),
            (error as EtlException)?.Id,
            error.Message));
        if (error is EtlException { Id: ErrorIds.StagingDrift })
            await run.WriteJournalAsync(SchemaJournal.Insert(load.LoadId, load.Drift.Changes));
        if (load.First.Count == 0 || load.HasCheckpoint) return;
        await run.WriteJournalAsync(KeepFormat(load));
        await run.WriteJournalAsync(SqlScript.Of(
            "staging/insert_rejects.sql",
            load.LoadId,
            load.Import.Name,
            load.First.Select(reject => reject.Line).ToArray(),
            load.First.Select(reject => reject.Offset).ToArray(),
            load.First.Select(reject => reject.Reason.ToString()).ToArray(),
            load.First.Select(reject => reject.Expectation).ToArray(),
            load.First.Select(reject => reject.RawText()).ToArray(),
            load.First.Select(reject => reject.NeedsRawBytes ? reject.Raw : null).ToArray(),
            load.First.Select(reject => reject.Field).ToArray()));
    }

    private async Task<SourceLoad> StartAsync(
        TableImport import,
        SourceImport source,
        long? parentLoadId,
        string[]? parentKey,
        CancellationToken cancellationToken)
    {
        SqlText start = SqlScript.Of(
            "staging/start_load.sql",
            run.RunId,
            source.Name,
            source.Bytes ?? 0,
            import.Table.ToString(),
            SourceLoad.ModeName(import.Mode),
            LandingPlan.Terms(import, source),
            parentLoadId,
            parentKey);
        long[] started = (await run.ReadJournalAsync<long[]>(start, cancellationToken))!;
        return new(started[0], DateTimeOffset.UnixEpoch.AddMicroseconds(started[1]), import, source);
    }

    private static SqlText KeepFormat(SourceLoad load) =>
        SqlScript.Of("staging/keep_format.sql", load.LoadId, SourceFormatJson.Write(load.Format));
}
