using EtlTools.Quality;
using EtlTools.Reporting.Charts;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>How the overall score moved from run to run.</summary>
internal static class TrendSection
{
    private static readonly HtmlColumn[] s_columns =
    [
        new("Run"), new("Measured (UTC)"), new("Score", true), new("Change", true),
        new("Failed", true), new("Warned", true), new("Passed", true),
    ];

    public static Html Write(QualityReport report)
    {
        IReadOnlyList<Scorecard> runs = report.Runs;
        return Html.Of(
            $"""
            <section id="trend">
            <h2>Trend</h2>
            {(runs.Any(run => run.OverallScore is not null) ? TrendChart.Draw(runs) : null)}
            <p class="note">{TrendChart.Summary(runs)}</p>
            <details><summary>Values of {Readable.Count(runs.Count, "run")}</summary>
            {HtmlTable.Of("Score of each run, latest first", s_columns, Rows(runs).Reverse())}</details>
            </section>

            """);
    }

    private static IEnumerable<HtmlRow> Rows(IReadOnlyList<Scorecard> runs) =>
        runs.Select((_, index) => Row(runs, index));

    private static HtmlRow Row(IReadOnlyList<Scorecard> runs, int index)
    {
        Scorecard run = runs[index];
        return new(
        [
            Html.Of($"{run.RunId}"),
            Html.Of($"{Readable.Minute(run.MeasuredAt)}"),
            Html.Of($"{Readable.Score(run.OverallScore)}"),
            Html.Of($"{Change(index == 0 ? null : runs[index - 1].OverallScore, run.OverallScore)}"),
            Html.Of($"{Readable.Count(run.RulesFailed)}"),
            Html.Of($"{Readable.Count(run.RulesWarned)}"),
            Html.Of($"{Readable.Count(run.RulesPassed)}"),
        ]);
    }

    private static string Change(double? from, double? to) =>
        from is { } before && to is { } after ? Readable.Change(before, after) : "–";
}
