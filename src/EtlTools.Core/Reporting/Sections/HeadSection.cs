using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>What the report is about, and the way to its parts.</summary>
internal static class HeadSection
{
    public static Html Write(QualityReport report) => Html.Of(
        $"""
        <header>
        <h1>{DataText.Name(report.Title)}</h1>
        <p class="facts"><span>Model <strong>{DataText.Name(report.Model)}</strong></span>
        <span>Run <strong>{report.Scorecard.RunId}</strong></span>
        <span>Measured <strong>{Readable.Time(report.Scorecard.MeasuredAt)}</strong></span></p>
        <nav aria-label="Parts of the report"><a href="#categories">Categories</a> <a href="#trend">Trend</a>
        <a href="#rules">Rules</a> <a href="#exceptions">Exceptions</a> <a href="#steps">Warehouse</a>
        <a href="#loads">Loads</a></nav>
        </header>

        """);
}
