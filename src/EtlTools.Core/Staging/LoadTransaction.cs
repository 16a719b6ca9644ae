using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging.Checkpoints;
using EtlTools.Staging.Drift;
using EtlTools.Staging.Strategies;
using EtlTools.Staging.Versions;

namespace EtlTools.Staging;

/// <summary>
/// Loads sources of one table together: all of them land, or none does. With checkpoints it commits as it goes, and
/// what was stopped goes on there.
/// </summary>
internal sealed class LoadTransaction(EtlRun run, RejectLimit limit, IProgress<EtlProgress>? progress)
{
    private readonly LoadJournal _journal = new(run);
    private readonly List<SourceLoad> _loads = [];
    private SourceLoad? _current;

    /// <summary>Why the loads failed; null when they did not.</summary>
    public EtlException? Failure { get; private set; }

    /// <summary>Loads all sources of an import.</summary>
    /// <returns>One result per source and table; a failure is in there too.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the loads are journaled as cancelled.</exception>
    public async Task<IReadOnlyList<LoadResult>> RunAsync(TableImport import, CancellationToken cancellationToken)
    {
        try
        {
            StoppedLoads stopped = StoppedLoads.Of(
                import, await _journal.FindStoppedAsync(import, cancellationToken));
            await BeginLoadsAsync(import, stopped, cancellationToken);
            await LoadAsync(import, stopped, cancellationToken);
            return [.. _loads.SelectMany(load => Results(load, error: null))];
        }
        catch (Exception error)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                OperationCanceledException cancelled = new("The load was cancelled.", error, cancellationToken);
                foreach (SourceLoad load in _loads) await FailAsync(load, cancelled);
                throw cancelled;
            }

            EtlException failure = error as EtlException ?? Unforeseen(error, import);
            Failure = failure;
            if (!failure.IsTransient && failure.Id != ErrorIds.StagingFileChanged) await TakeBackAsync(import.Table);
            List<LoadResult> results = [];
            foreach (SourceLoad load in _loads)
            {
                EtlException reason = _current is null || load == _current ? failure : RolledBack(load, _current);
                await FailAsync(load, reason);
                results.AddRange(Results(load, reason));
            }

            return results;
        }
    }

    private async Task BeginLoadsAsync(TableImport import, StoppedLoads stopped, CancellationToken cancellationToken)
    {
        for (int i = 0; i < import.Sources.Count; i++)
        {
            SourceImport source = import.Sources[i];
            InterruptedLoad? before = stopped.GoOn.FirstOrDefault(load => load.SourceName == source.Name);
            SourceLoad load = await BeginAsync(
                before, import, source, () => _journal.StartAsync(import, source, cancellationToken), cancellationToken);
            _loads.Add(load);
            foreach (ChildImport child in import.Children)
            {
                InterruptedLoad? inside = load.Reached is null ? null
                    : before!.Children.FirstOrDefault(inside => inside.Table == child.Import.Table.ToString());
                SourceImport rows = child.Import.Sources[i];
                load.Children.Add(await BeginAsync(
                    inside, child.Import, rows, () => _journal.StartAsync(child, rows, load, cancellationToken), cancellationToken));
            }
        }
    }

    private async Task<SourceLoad> BeginAsync(
        InterruptedLoad? before,
        TableImport import,
        SourceImport source,
        Func<Task<SourceLoad>> start,
        CancellationToken cancellationToken) =>
        before is not null && await _journal.ResumeAsync(before, cancellationToken)
            ? new SourceLoad(before.LoadId, before.StartedAt, import, source, before.Reached)
            : await start();

    private async Task LoadAsync(TableImport import, StoppedLoads stopped, CancellationToken cancellationToken)
    {
        _current = _loads.FirstOrDefault(load => load.Import.Error is not null);
        if (_current is { Import.Error: { } known }) throw known;

        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        await using TableLock tableLock = await TableLock.TakeAsync(
            run.Database,
            session,
            [import.Table, .. import.Children.Select(child => child.Import.Table)],
            $"load {_loads[0].LoadId} of run {run.RunId}",
            import.Landing.LockTimeout,
            progress,
            cancellationToken);
        LoadStrategy strategy = LoadStrategy.Of(import, run.Database.Capabilities.IsCitus);
        await using CheckpointWriter checkpoints = new(session, import.CheckpointEvery);
        await checkpoints.BeginAsync(cancellationToken);
        foreach (InterruptedLoad load in stopped.Abandoned)
            await StoppedLoads.TakeBackAsync(session, import.Table, load.LoadId, cancellationToken);

        try
        {
            if (stopped.GoOn.Count > 0 || !await KnownSources.FindAsync(session, import, _loads, cancellationToken))
                await LoadAsync(import, strategy, session, checkpoints, cancellationToken);
            else
                await SkipAsync(session, cancellationToken);
            await checkpoints.CommitAsync(cancellationToken);
        }
        catch (Exception error) when (error is not EtlException && session.IsLost)
        {
            throw DatabaseErrors.Lost(error, session.Connection);
        }
    }

    private async Task LoadAsync(
        TableImport import,
        LoadStrategy strategy,
        EtlSession session,
        CheckpointWriter checkpoints,
        CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        bool isNew = !shape.Exists || _loads[0].Reached is { CreatedTable: true };
        SchemaDescription? table = isNew ? null : await KnownAsync(session, import, shape, cancellationToken);
        StagingTarget target = _loads[0].Reached is { } reached
            ? await strategy.ResumeAsync(
                session, import.Table with { Name = reached.WriteTo }, _loads[0], cancellationToken)
            : await strategy.PrepareAsync(session, shape, _loads[0], cancellationToken);
        ChildTables children = await ChildTables.PrepareAsync(
            session, import.Children, _loads, run.Database.Capabilities.IsCitus, cancellationToken);
        RecordCheck[] contract = import.Contract is { } schema ? [new ContractCheck(schema)] : [];
        SourceLoader loader = new(session, limit, [.. contract, .. strategy.Checks], progress);
        foreach (SourceLoad load in _loads)
        {
            _current = load;
            load.CreatedTable = isNew;
            load.Drift.Compare(table);
            load.Drift.GoOn(load.Reached?.AddedColumns ?? []);
            load.Drift.RefuseFrozen();
            await loader.LoadAsync(target, load, children.Of(load), checkpoints, cancellationToken);
        }

        loader.RefuseToEmpty(_loads);
        await target.EndLoadsAsync(session, cancellationToken);
        foreach (SourceLoad load in _loads)
        {
            _current = load;
            await strategy.LandAsync(session, load, children.Of(load), cancellationToken);
            await load.Import.Source.LandedAsync(session, load.LoadId, cancellationToken);
            await LoadJournal.FinishAsync(session, load, _loads[0].LoadId, cancellationToken);
            await SchemaJournal.WriteAsync(session, load, cancellationToken);
            await VersionJournal.WriteAsync(session, load, target, import.Metadata, cancellationToken);
            await children.LandAsync(session, load, cancellationToken);
        }

        _current = null;
        await strategy.FinishAsync(session, cancellationToken);
        await children.FinishAsync(session, cancellationToken);
        await LoadImages.PruneAsync(session, import, cancellationToken);
    }

    private async Task SkipAsync(EtlSession session, CancellationToken cancellationToken)
    {
        foreach (SourceLoad load in _loads)
        {
            foreach (SourceLoad child in load.Children)
            {
                child.KnownFrom = load.KnownFrom;
                child.AddMessage(load.Message!);
                await LoadJournal.SkipAsync(session, child, cancellationToken);
            }

            await LoadJournal.SkipAsync(session, load, cancellationToken);
        }
    }

    // What cannot be mended by trying again leaves nothing behind.
    private async Task TakeBackAsync(TableName table)
    {
        if (!_loads.Exists(load => load.HasCheckpoint)) return;
        await using EtlSession session = await run.Database.OpenSessionAsync(CancellationToken.None);
        await using EtlTransaction transaction = await session.BeginAsync(CancellationToken.None);
        foreach (SourceLoad load in _loads)
        {
            await StoppedLoads.TakeBackAsync(session, table, load.LoadId, CancellationToken.None);
            load.ForgetCheckpoint();
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task FailAsync(SourceLoad load, Exception error)
    {
        await _journal.FailAsync(load, error);
        foreach (SourceLoad child in load.Children) await _journal.FailAsync(child, error);
    }

    private IEnumerable<LoadResult> Results(SourceLoad load, EtlException? error) =>
        load.Children.Prepend(load).Select(each => each.Result(run, error));

    // Other loads may have changed the table since this one was planned; of its values, what was seen then will do. The
    // columns it gained for loads that go on count as new once more.
    private async Task<SchemaDescription> KnownAsync(
        EtlSession session, TableImport import, StagingShape shape, CancellationToken cancellationToken)
    {
        IEnumerable<string> own = _loads.SelectMany(load => load.Reached?.AddedColumns ?? []);
        if (import.Known is not { Samples.Count: > 0 } planned)
        {
            SchemaDescription sampled = await TableSampler.DescribeAsync(
                session, import.Table, shape, run.Database.Capabilities.IsCitus, cancellationToken);
            return sampled.Without(own);
        }

        IReadOnlyList<string> columns = shape.SourceColumns;
        string[]? order = await TableSampler.LastColumnsAsync(session, import.Table, cancellationToken);
        return (planned with { Columns = columns, Order = order ?? columns }).Without(own);
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
