using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Reporting;

/// <summary>Fills a report from the catalog.</summary>
public static class QualityReportReader
{
    private const int TrendRuns = 30;
    private const int ExceptionsPerRule = 50;

    /// <summary>Reads what a report shows of a run.</summary>
    /// <remarks>
    /// Loads and steps are those of the run. Where it has none, because the files were loaded or the tables built by a
    /// command of its own, they are the last ones before it, table by table. The trend is that of the run's model, up
    /// to the run.
    /// </remarks>
    /// <param name="database">The database.</param>
    /// <param name="runId">The run that tested the rules; null for the last one that did.</param>
    /// <param name="model">Of which model the last run is meant where no run is named; null for any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The report, with up to 50 exceptions for each rule and up to 30 runs of trend.</returns>
    /// <exception cref="EtlException">
    /// <see cref="ErrorIds.QualityNotTested"/>: the run, or any run, tested no rules.
    /// </exception>
    public static async Task<QualityReport> ReadAsync(
        EtlDatabase database, long? runId, string? model, CancellationToken cancellationToken)
    {
        Scorecard scorecard = await FindScorecardAsync(database, runId, model, cancellationToken);
        long run = scorecard.RunId;
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        IReadOnlyList<LoadResult> loads = await session.QueryAsync(
            SqlScript.Of("report/loads.sql", run, scorecard.Model), RunReader.Load, cancellationToken);
        IReadOnlyList<StepInfo> steps = await session.QueryAsync(
            SqlScript.Of("report/steps.sql", run, scorecard.Model), RunReader.Step, cancellationToken);
        return new QualityReport
        {
            Title = scorecard.Model,
            Model = scorecard.Model,
            GeneratedAt = DateTimeOffset.UtcNow,
            Scorecard = scorecard,
            Trend = await QualityReader.ListScorecardsAsync(
                database, scorecard.Model, run, TrendRuns, cancellationToken),
            Results = await QualityReader.ListResultsAsync(database, run, cancellationToken),
            Exceptions = await QualityReader.ListExceptionsAsync(
                database, run, null, ExceptionsPerRule, cancellationToken),
            Loads = loads,
            Steps = [.. steps.Select(Describe)],
        };
    }

    private static async Task<Scorecard> FindScorecardAsync(
        EtlDatabase database, long? runId, string? model, CancellationToken cancellationToken)
    {
        string? ofModel = runId is null ? model : null;
        Scorecard? last = (await QualityReader.ListScorecardsAsync(database, ofModel, runId, 1, cancellationToken))
            .SingleOrDefault();
        if (last is not null && (runId is null || last.RunId == runId)) return last;
        string who = runId is not null ? $"Run {runId} tested no"
            : model is not null ? $"No run of model '{model}' has tested"
            : "No run has tested";
        throw new EtlException(
            ErrorIds.QualityNotTested,
            $"{who} quality rules, so there is nothing to report.",
            "Test the rules first: Test-DataQuality, or 'etl quality'.",
            model ?? runId?.ToString(CultureInfo.InvariantCulture));
    }

    private static ReportStep Describe(StepInfo step) => new(
        step.Name,
        step.Kind,
        step.Name.Contains('.', StringComparison.Ordinal) ? step.Name : null,
        step.Counts.RowsRead,
        step.Counts.RowsInserted,
        step.Counts.RowsUpdated,
        step.Counts.RowsUnchanged,
        step.Counts.RowsDeleted,
        step.Counts.VersionsOpened,
        step.Duration,
        step.Status,
        step.Counts.RowsSkipped,
        step.Error);
}
