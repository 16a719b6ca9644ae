using EtlTools.Reporting.Markup;
using EtlTools.Reporting.Sections;

namespace EtlTools.Reporting;

/// <summary>The whole page, part by part, so that a long report is never in memory as one text.</summary>
internal static class ReportPage
{
    /// <summary>The parts in the order they are written.</summary>
    /// <param name="report">The run.</param>
    public static IEnumerable<Html> Parts(QualityReport report)
    {
        yield return Start(report);
        yield return HeadSection.Write(report);
        yield return VerdictSection.Write(report);
        yield return Html.Of($"<div class=\"pair\">\n");
        yield return CategorySection.Write(report.Scorecard);
        yield return TrendSection.Write(report);
        yield return Html.Of($"</div>\n");
        yield return RulesSection.Write(report);
        foreach (Html part in ExceptionsSection.Write(report))
            yield return part;
        yield return StepsSection.Write(report.Steps);
        yield return LoadsSection.Write(report.Loads);
        yield return End(report);
    }

    private static Html Start(QualityReport report) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="EtlTools"/>
        <title>{Verdict.Of(report).Headline}: {report.Title}</title>
        <style>
        {Html.OfResource("report.css")}</style>
        </head>
        <body>
        <main>

        """);

    private static Html End(QualityReport report) => Html.Of(
        $"""
        </main>
        <footer>Written by EtlTools, {Readable.Time(report.GeneratedAt)}. All times are UTC. Scores are rounded down,
        shares of failed rows up.</footer>
        </body>
        </html>

        """);
}
