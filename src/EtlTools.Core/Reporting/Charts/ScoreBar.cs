using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Charts;

/// <summary>A score as a bar on a scale from 0 to 100, with marks where the bands begin.</summary>
internal static class ScoreBar
{
    private const double Height = 10;

    /// <summary>How long the bar is on the scale, which is 100 long.</summary>
    /// <param name="score">The score; what lies outside 0 to 100 ends at the scale's ends.</param>
    public static double Length(double score) => Math.Clamp(score, 0, 100);

    /// <summary>Draws a bar; the score itself belongs beside it as text.</summary>
    /// <param name="label">What was scored.</param>
    /// <param name="score">The score, 0 to 100.</param>
    public static Html Draw(string label, double score) => Html.Of(
        $"""
        <svg class="bar {ScoreBand.Of(score).Name()}" role="img" viewBox="0 0 100 {Height}" preserveAspectRatio="none">
        <title>{label}: {Readable.Score(score)} of 100, {ScoreBand.Words(score)}</title>
        <rect class="track" x="0" y="0" width="100" height="{Height}"/>
        <rect class="fill" x="0" y="0" width="{Length(score)}" height="{Height}"/>
        {Mark(ScoreBand.Fair)}{Mark(ScoreBand.Good)}
        </svg>
        """);

    private static Html Mark(double score) =>
        Html.Of($"""<line class="mark" x1="{score}" y1="0" x2="{score}" y2="{Height}"/>""");
}
