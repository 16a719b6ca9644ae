using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Staging;

/// <summary>Loads files of one table together: all of them land, or none does.</summary>
internal sealed class LoadTransaction(EtlRun run, RejectLimit limit, IProgress<EtlProgress>? progress)
{
    private readonly LoadJournal _journal = new(run);
    private FileLoad? _current;

    /// <summary>Loads all files of an import.</summary>
    /// <returns>One result per file; a failure is in there too.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the loads are journaled as cancelled.</exception>
    public async Task<IReadOnlyList<LoadResult>> RunAsync(TableImport import, CancellationToken cancellationToken)
    {
        List<FileLoad> loads = [];
        try
        {
            foreach (FileImport file in import.Files)
                loads.Add(await _journal.StartAsync(import, file, cancellationToken));
            await LoadAsync(import, loads, cancellationToken);
            return [.. loads.Select(load => load.Result(run, import, error: null))];
        }
        catch (Exception error)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                OperationCanceledException cancelled = new("The load was cancelled.", error, cancellationToken);
                foreach (FileLoad load in loads) await _journal.FailAsync(load, cancelled);
                throw cancelled;
            }

            EtlException failure = error as EtlException ?? Unforeseen(error, import);
            List<LoadResult> results = [];
            foreach (FileLoad load in loads)
            {
                EtlException reason = _current is null || load == _current ? failure : RolledBack(load, _current);
                await _journal.FailAsync(load, reason);
                results.Add(load.Result(run, import, reason));
            }

            return results;
        }
    }

    private async Task LoadAsync(TableImport import, List<FileLoad> loads, CancellationToken cancellationToken)
    {
        _current = loads.FirstOrDefault(load => load.File.Error is not null);
        if (_current is { File.Error: { } known }) throw known;

        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        StagingTarget target = await StagingTableBuilder.PrepareAsync(
            session, import, loads[0].LoadId, run.Database.Capabilities.IsCitus, cancellationToken);
        FileLoader loader = new(session, limit, progress);
        foreach (FileLoad load in loads)
        {
            _current = load;
            await loader.LoadAsync(target, load, cancellationToken);
            await LoadJournal.FinishAsync(session, load, cancellationToken);
        }

        _current = null;
        await StagingTableBuilder.ReplaceAsync(session, target, cancellationToken);

        // A commit that is cancelled may have happened or not; the journal has to know.
        cancellationToken.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static EtlException RolledBack(FileLoad load, FileLoad failed) => new(
        ErrorIds.StagingRolledBack,
        $"{load.File.Path} was rolled back, because {failed.File.Path}, which is for the same table, failed.",
        "Mend the other file and load both again.",
        load.File.Path);

    private static EtlException Unforeseen(Exception error, TableImport import) => new(
        ErrorIds.StagingFailed,
        $"{import.Table} could not be loaded: {error.Message}",
        "The table is as it was; look at the cause and load again.",
        import.Table.ToString(),
        error);
}
