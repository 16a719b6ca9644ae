using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>A run with everything that hangs under it.</summary>
internal sealed record RunDetail(
    RunInfo Run,
    IReadOnlyList<LoadResult> Loads,
    IReadOnlyList<StepInfo> Steps,
    IReadOnlyList<RejectInfo> Rejects,
    Scorecard? Scorecard,
    IReadOnlyList<RuleResult> Rules)
{
    private const int MostLoads = 1_000;
    private const int MostRejects = 100;

    /// <summary>Reads a run.</summary>
    /// <exception cref="EtlException">There is no such run.</exception>
    public static async Task<RunDetail> ReadAsync(EtlDatabase database, long runId, CancellationToken cancellationToken)
    {
        IReadOnlyList<RunInfo> runs = await RunReader.ListRunsAsync(database, runId, null, 1, cancellationToken);
        if (runs is not [RunInfo run])
        {
            throw new EtlException(
                ErrorIds.RunNotFound,
                $"{database.Description} has no run {runId}.",
                "List the runs with 'etl status'.",
                runId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        IReadOnlyList<LoadResult> loads = [.. (await RunReader.ListLoadsAsync(
            database, null, runId, null, MostLoads, cancellationToken)).Reverse()];
        List<RejectInfo> rejects = [];
        foreach (LoadResult load in loads.Where(load => load.Status is LoadStatus.Partial or LoadStatus.Failed))
            rejects.AddRange(await RunReader.ListRejectsAsync(database, load.LoadId, false, MostRejects, cancellationToken));

        IReadOnlyList<Scorecard> cards = await QualityReader.ListScorecardsAsync(
            database, null, runId, 1, cancellationToken);
        return new RunDetail(
            run,
            loads,
            await RunReader.ListStepsAsync(database, runId, cancellationToken),
            rejects,
            cards.SingleOrDefault(card => card.RunId == runId),
            await QualityReader.ListResultsAsync(database, runId, cancellationToken));
    }
}
