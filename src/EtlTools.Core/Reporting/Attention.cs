using EtlTools.Quality;
using EtlTools.Reporting.Markup;
using EtlTools.Staging;

namespace EtlTools.Reporting;

/// <summary>Something a person must look at.</summary>
/// <param name="Tone">How bad it is.</param>
/// <param name="Link">The id of the row that tells more.</param>
/// <param name="Text">What it is.</param>
internal sealed record Attention(Tone Tone, string Link, Html Text)
{
    /// <summary>
    /// What went wrong, worst first: work that failed, because everything after it is in doubt; then rules that failed,
    /// by severity; then loads that refused rows.
    /// </summary>
    /// <param name="report">The run.</param>
    public static IReadOnlyList<Attention> Of(QualityReport report) =>
    [
        .. Loads(report, Tone.Bad),
        .. report.Steps.Select(Step).Where(step => step.Tone is Tone.Bad),
        .. RuleOrder.WorstFirst(report.Results).Where(result => result.Status == RuleStatus.Failed).Select(Rule),
        .. Loads(report, Tone.Warning),
    ];

    /// <summary>The id of a rule's row.</summary>
    public static string RuleId(RuleResult result) => FormattableString.Invariant($"rule-{result.RuleResultId}");

    /// <summary>The id of a load's row.</summary>
    public static string LoadId(LoadResult load) => FormattableString.Invariant($"load-{load.LoadId}");

    /// <summary>The id of a step's row.</summary>
    /// <param name="index">Its position among the steps, from 0.</param>
    public static string StepId(int index) => FormattableString.Invariant($"step-{index + 1}");

    private static IEnumerable<Attention> Loads(QualityReport report, Tone tone) =>
        report.Loads.Where(load => load.Status.ToTone() == tone).Select(Load);

    private static Attention Load(LoadResult load) => new(
        load.Status.ToTone(),
        LoadId(load),
        load.Status == LoadStatus.Partial
            ? Html.Of($"Partial load of {DataText.Name(load.Table)}: {Rejected(load)} rejected")
            : Html.Of($"{Readable.Words(load.Status)} load of {DataText.Name(load.Table)}{Reason(load.Error)}"));

    private static string Rejected(LoadResult load) => Readable.Count(load.RowsRejected, "row");

    private static Attention Step(ReportStep step, int index) => new(
        step.Status.ToTone(),
        StepId(index),
        Html.Of($"{Readable.Words(step.Status)} step {DataText.Name(step.Name)}{Reason(step.Error)}"));

    private static Attention Rule(RuleResult result) => new(
        Tone.Bad,
        RuleId(result),
        Html.Of(
            $"""
            {Readable.Words(result.Severity)}: {DataText.Name(result.Rule)}, {Readable.Count(result.RowsFailed)} of
            {Readable.Count(result.RowsChecked, "row")} ({Readable.Share(result.RowsFailed, result.RowsChecked)},
            at most {Readable.Threshold(result.Threshold)})
            """));

    private static Html? Reason(string? error) => error is null ? null : Html.Of($": {DataText.Name(error)}");
}
