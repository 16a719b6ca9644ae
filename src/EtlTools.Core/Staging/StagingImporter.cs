using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging.Archives;
using Polly;

namespace EtlTools.Staging;

/// <summary>Loads files into staging tables.</summary>
public static class StagingImporter
{
    /// <summary>
    /// Carries a plan out. The files of a table that is loaded in full land together in one transaction; appended
    /// files land one by one. What fails is rolled back and journaled, and the next table is loaded; when archived
    /// files are loaded again, those after it are not. Several tables are loaded at once where the plan says so.
    /// </summary>
    /// <param name="run">The run the loads belong to.</param>
    /// <param name="plan">What to load.</param>
    /// <param name="progress">Told the bytes read of each file, at most four times a second.</param>
    /// <param name="cancellationToken">Stops the load under way and takes it back.</param>
    /// <returns>One result per file, as soon as its transaction has ended; failed ones say why.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async IAsyncEnumerable<LoadResult> ImportAsync(
        EtlRun run,
        ImportPlan plan,
        IProgress<EtlProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<LoadResult> results = Channel.CreateUnbounded<LoadResult>();
        Task work = Task.Run(() => ImportAllAsync(run, plan, results.Writer, progress, stop.Token), CancellationToken.None);
        try
        {
            await foreach (LoadResult result in results.Reader.ReadAllAsync(CancellationToken.None))
                yield return result;
        }
        finally
        {
            // Whoever wants no more results ends what is under way.
            await stop.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Loads of one table wait for each other, so each table has one worker.
    private static async Task ImportAllAsync(
        EtlRun run,
        ImportPlan plan,
        ChannelWriter<LoadResult> results,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = plan.Workers, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                plan.Tables.GroupBy(import => import.Table),
                options,
                async (imports, token) =>
                {
                    foreach (TableImport import in imports.SelectMany(Together))
                    {
                        IReadOnlyList<LoadResult> landed = await ImportAsync(
                            run, import, plan.MaxRejects, progress, token);
                        foreach (LoadResult result in landed) await results.WriteAsync(result, CancellationToken.None);
                        if (import.IsReplay && landed.Any(result => result.Status == LoadStatus.Failed)) break;
                    }
                });
            results.Complete();
        }
        catch (Exception error)
        {
            results.Complete(error);
        }
    }

    // Every attempt is journaled; the results are those of the last.
    private static async Task<IReadOnlyList<LoadResult>> ImportAsync(
        EtlRun run,
        TableImport import,
        RejectLimit limit,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        bool canReopen = import.Sources.All(source => source.Source.CanReopen);
        ResiliencePipeline<Attempt> retry = TransientRetry.ForResult<Attempt>(
            attempt => canReopen && attempt.Failure is { IsTransient: true },
            number => progress?.Report(
                new("Trying again", import.Table.ToString(), number, TransientRetry.Attempts, "steps")));
        Attempt last = await retry.ExecuteAsync(
            async token =>
            {
                LoadTransaction transaction = new(run, limit, progress);
                return new Attempt(await transaction.RunAsync(import, token), transaction.Failure);
            },
            cancellationToken);
        return import.Archive is { } folder
            ? await ArchiveAsync(new ArchiveWriter(run, folder), import, last.Results, cancellationToken)
            : last.Results;
    }

    private static async Task<IReadOnlyList<LoadResult>> ArchiveAsync(
        ArchiveWriter archive,
        TableImport import,
        IReadOnlyList<LoadResult> results,
        CancellationToken cancellationToken)
    {
        List<LoadResult> archived = [];
        foreach (LoadResult result in results)
            archived.Add(await archive.WriteAsync(import, result, cancellationToken));
        return archived;
    }

    private static IEnumerable<TableImport> Together(TableImport import) =>
        import.Mode == LoadMode.Full ? [import] : import.Sources.Select((_, source) => import.Only(source));

    private sealed record Attempt(IReadOnlyList<LoadResult> Results, EtlException? Failure);
}
