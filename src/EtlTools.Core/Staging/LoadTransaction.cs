using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging.Strategies;

namespace EtlTools.Staging;

/// <summary>Loads files of one table together: all of them land, or none does.</summary>
internal sealed class LoadTransaction(EtlRun run, RejectLimit limit, IProgress<EtlProgress>? progress)
{
    private readonly LoadJournal _journal = new(run);
    private SourceLoad? _current;

    /// <summary>Loads all files of an import.</summary>
    /// <returns>One result per file; a failure is in there too.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the loads are journaled as cancelled.</exception>
    public async Task<IReadOnlyList<LoadResult>> RunAsync(TableImport import, CancellationToken cancellationToken)
    {
        List<SourceLoad> loads = [];
        try
        {
            foreach (SourceImport source in import.Sources)
                loads.Add(await _journal.StartAsync(import, source, cancellationToken));
            await LoadAsync(import, loads, cancellationToken);
            return [.. loads.Select(load => load.Result(run, import, error: null))];
        }
        catch (Exception error)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                OperationCanceledException cancelled = new("The load was cancelled.", error, cancellationToken);
                foreach (SourceLoad load in loads) await _journal.FailAsync(load, cancelled);
                throw cancelled;
            }

            EtlException failure = error as EtlException ?? Unforeseen(error, import);
            List<LoadResult> results = [];
            foreach (SourceLoad load in loads)
            {
                EtlException reason = _current is null || load == _current ? failure : RolledBack(load, _current);
                await _journal.FailAsync(load, reason);
                results.Add(load.Result(run, import, reason));
            }

            return results;
        }
    }

    private async Task LoadAsync(TableImport import, List<SourceLoad> loads, CancellationToken cancellationToken)
    {
        _current = loads.FirstOrDefault(load => load.Import.Error is not null);
        if (_current is { Import.Error: { } known }) throw known;

        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("staging/lock_table.sql", import.Table.ToString()), cancellationToken);
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        LoadStrategy strategy = LoadStrategy.Of(import, run.Database.Capabilities.IsCitus);
        StagingTarget target = await strategy.PrepareAsync(session, shape, loads[0].LoadId, cancellationToken);
        SourceLoader loader = new(session, limit, strategy.Checks, progress);
        foreach (SourceLoad load in loads)
        {
            _current = load;
            await loader.LoadAsync(target, load, cancellationToken);
            await strategy.LandAsync(session, load, cancellationToken);
            await load.Import.Source.LandedAsync(session, load.LoadId, cancellationToken);
            await LoadJournal.FinishAsync(session, load, cancellationToken);
        }

        _current = null;
        await strategy.FinishAsync(session, cancellationToken);

        // A commit that is cancelled may have happened or not; the journal has to know.
        cancellationToken.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static EtlException RolledBack(SourceLoad load, SourceLoad failed) => new(
        ErrorIds.StagingRolledBack,
        $"{load.Import.Name} was rolled back, because {failed.Import.Name}, which is for the same table, failed.",
        "Mend the other file and load both again.",
        load.Import.Name);

    private static EtlException Unforeseen(Exception error, TableImport import) => new(
        ErrorIds.StagingFailed,
        $"{import.Table} could not be loaded: {error.Message}",
        "The table is as it was; look at the cause and load again.",
        import.Table.ToString(),
        error);
}
