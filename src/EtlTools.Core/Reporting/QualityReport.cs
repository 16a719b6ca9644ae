using EtlTools.Quality;
using EtlTools.Staging;

namespace EtlTools.Reporting;

/// <summary>Everything a report shows about one run. It is a value: whoever reads the catalog fills it in.</summary>
public sealed record QualityReport
{
    /// <summary>The heading: what was measured, as a person would say it.</summary>
    public required string Title { get; init; }

    /// <summary>The model whose rules ran.</summary>
    public required string Model { get; init; }

    /// <summary>When the report was put together; shown in UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The run's score. Without a checked rule its overall score is null, and the report says so.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>The scorecards of earlier runs, oldest first. This run is added where it is missing.</summary>
    /// <value>empty</value>
    public IReadOnlyList<Scorecard> Trend { get; init; } = [];

    /// <summary>What each rule found, in any order.</summary>
    /// <value>empty</value>
    public IReadOnlyList<RuleResult> Results { get; init; } = [];

    /// <summary>
    /// Rows that violate a rule, in the order they are to be shown. All of them are shown; fifty for each rule read
    /// well. How many there are in truth comes from <see cref="RuleResult.RowsFailed"/>.
    /// </summary>
    /// <value>empty</value>
    public IReadOnlyList<RuleException> Exceptions { get; init; } = [];

    /// <summary>The files that were loaded, in any order.</summary>
    /// <value>empty</value>
    public IReadOnlyList<LoadResult> Loads { get; init; } = [];

    /// <summary>What was built in the warehouse, in the order it ran.</summary>
    /// <value>empty</value>
    public IReadOnlyList<ReportStep> Steps { get; init; } = [];

    /// <summary>The trend with this run in it.</summary>
    internal IReadOnlyList<Scorecard> Runs =>
        Trend.Any(run => run.RunId == Scorecard.RunId) ? Trend : [.. Trend, Scorecard];
}
