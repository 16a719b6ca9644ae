using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>The first thing read: how good the data is, and what is worst.</summary>
internal static class VerdictSection
{
    private const int MostItems = 5;

    public static Html Write(QualityReport report)
    {
        Verdict verdict = Verdict.Of(report);
        double? score = report.Scorecard.OverallScore;
        return Html.Of(
            $"""
            <section class="verdict {verdict.Tone.Name()}" aria-label="Verdict">
            <p class="score"><strong>{Readable.Score(score)}</strong>
            <span>{(score is null ? "not scored" : "of 100")}</span>
            {Change(report)}</p>
            <div>
            <h2>{verdict.Tone.Badge(verdict.Headline)}</h2>
            <p>{verdict.Summary}</p>
            {Items(Attention.Of(report))}</div>
            </section>

            """);
    }

    private static Html? Change(QualityReport report)
    {
        double? before = report.Trend.LastOrDefault(run => run.RunId < report.Scorecard.RunId)?.OverallScore;
        return before is { } from && report.Scorecard.OverallScore is { } to
            ? Html.Of($"<span class=\"change\">{Readable.Change(from, to)} since the run before</span>")
            : null;
    }

    private static Html Items(IReadOnlyList<Attention> items) => items.Count == 0 ? Html.Empty : Html.Of(
        $"""
        <ol class="attention">
        {items.Take(MostItems).Select(Item)}</ol>
        {More(items.Count - MostItems)}
        """);

    private static Html Item(Attention item) => Html.Of(
        $"""
        <li class="{item.Tone.Name()}"><a href="#{item.Link}">{item.Text}</a></li>

        """);

    private static Html? More(int count) =>
        count <= 0 ? null : Html.Of($"<p class=\"note\">And {Readable.Count(count)} more, below.</p>\n");
}
