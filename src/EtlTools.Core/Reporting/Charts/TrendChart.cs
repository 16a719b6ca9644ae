using EtlTools.Quality;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Charts;

/// <summary>
/// The overall score over runs as a line. The drawing stretches to the width there is; its labels are text of the page,
/// so that they keep their size on a phone, and dots are round line ends, so that they stay round.
/// </summary>
internal static class TrendChart
{
    private const int MostDots = 31;

    /// <summary>Draws a trend.</summary>
    /// <param name="runs">The scorecards, oldest first, at least one of them scored.</param>
    public static Html Draw(IReadOnlyList<Scorecard> runs)
    {
        TrendPlot plot = new([.. runs.Select(run => run.OverallScore)]);
        return Html.Of(
            $"""
            <div class="trend">
            <div class="scale" aria-hidden="true">{plot.Labels.Select(score => Label(score, plot))}</div>
            <svg role="img" viewBox="0 0 100 100" preserveAspectRatio="none">
            <title>{Summary(runs)}</title>
            {Guides(plot)}
            <polyline class="line" points="{Corners(plot)}"/>
            {Dots(plot).Select(point => Dot(point, runs[point.Run]))}
            </svg>
            <div class="span" aria-hidden="true">{Ends(runs)}</div>
            </div>

            """);
    }

    /// <summary>The trend in a sentence.</summary>
    /// <param name="runs">The scorecards, oldest first.</param>
    public static string Summary(IReadOnlyList<Scorecard> runs)
    {
        Scorecard[] scored = [.. runs.Where(run => run.OverallScore is not null)];
        return scored switch
        {
            [] => "No run has a score yet.",
            [var only] => $"One scored run: {Readable.Score(only.OverallScore)}.",
            _ => $"{Readable.Count(scored.Length)} scored runs: first {Readable.Score(scored[0].OverallScore)}, "
                + $"latest {Readable.Score(scored[^1].OverallScore)}, "
                + $"lowest {Readable.Score(scored.Min(run => run.OverallScore))}, "
                + $"highest {Readable.Score(scored.Max(run => run.OverallScore))}.",
        };
    }

    private static Html Label(double score, TrendPlot plot) =>
        Html.Of($"""<span style="top:{plot.Y(score)}%">{score}</span>""");

    private static IEnumerable<Html> Guides(TrendPlot plot) =>
        from score in (double[])[100, ScoreBand.Good, ScoreBand.Fair, plot.Floor]
        where score >= plot.Floor
        let kind = score is ScoreBand.Good or ScoreBand.Fair ? "guide band" : "guide"
        select Html.Of(
            $"""<line class="{kind}" x1="0" y1="{plot.Y(score)}" x2="100" y2="{plot.Y(score)}"/>""");

    private static IEnumerable<Html> Corners(TrendPlot plot) =>
        plot.Points.Select(point => Html.Of($"{point.X},{point.Y} "));

    private static IEnumerable<TrendPoint> Dots(TrendPlot plot) =>
        plot.Points.Count <= MostDots ? plot.Points : plot.Points.TakeLast(1);

    private static Html Dot(TrendPoint point, Scorecard run) => Html.Of(
        $"""
        <path class="dot {ScoreBand.Of(run.OverallScore).Name()}" d="M{point.X} {point.Y}h0.01"/>

        """);

    private static Html Ends(IReadOnlyList<Scorecard> runs) => runs.Count == 1
        ? Html.Of($"<span>{Readable.Minute(runs[0].MeasuredAt)} UTC</span>")
        : Html.Of(
            $"""
            <span>{Readable.Minute(runs[0].MeasuredAt)}</span>
            <span>{Readable.Minute(runs[^1].MeasuredAt)} UTC</span>
            """);
}
