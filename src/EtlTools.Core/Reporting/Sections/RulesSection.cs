using EtlTools.Quality;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>What each rule found, worst first.</summary>
internal static class RulesSection
{
    private static readonly HtmlColumn[] s_columns =
    [
        new("Rule"), new("Severity"), new("Category"), new("Failed", true), new("Checked", true),
        new("Share", true), new("Threshold", true), new("Score", true), new("Time", true),
    ];

    public static Html Write(QualityReport report)
    {
        ILookup<long, RuleException> exceptions = report.Exceptions.ToLookup(exception => exception.RuleResultId);
        ILookup<RuleStatus, RuleResult> groups = RuleOrder.WorstFirst(report.Results).ToLookup(result => result.Status);
        return Html.Of(
            $"""
            <section id="rules">
            <h2>Rules</h2>
            {(report.Results.Count == 0 ? Html.Of($"<p class=\"note\">No rule ran.</p>\n") : null)}
            {from status in RuleOrder.Statuses
             where groups.Contains(status)
             select Group(status, [.. groups[status]], exceptions)}
            </section>

            """);
    }

    private static Html Group(
        RuleStatus status, IReadOnlyList<RuleResult> results, ILookup<long, RuleException> exceptions) => Html.Of(
        $"""
        <h3>{status.ToTone().Badge(Title(status))}
        <span class="count">{Readable.Count(results.Count, "rule")}</span></h3>
        {HtmlTable.Of($"Rules: {Title(status)}", s_columns, results.Select(result => Row(result, exceptions)))}
        """);

    private static string Title(RuleStatus status) => status switch
    {
        RuleStatus.Warning => "Violations within the threshold",
        RuleStatus.NotChecked => "Nothing to check",
        _ => Readable.Words(status),
    };

    private static HtmlRow Row(RuleResult result, ILookup<long, RuleException> exceptions) => new(
        [
            Subject(result, exceptions.Contains(result.RuleResultId)),
            Html.Of($"{Readable.Words(result.Severity)}"),
            Html.Of($"{Readable.Words(result.Category)}"),
            Html.Of($"{Readable.Count(result.RowsFailed)}"),
            Html.Of($"{Readable.Count(result.RowsChecked)}"),
            Html.Of($"{Readable.Share(result.RowsFailed, result.RowsChecked)}"),
            Html.Of($"{Readable.Threshold(result.Threshold)}"),
            Html.Of($"{Readable.Score(result.Score)}"),
            Html.Of($"{Readable.Duration(result.Duration)}"),
        ],
        result.Status is RuleStatus.Failed ? Tone.Bad : Tone.Neutral,
        Attention.RuleId(result));

    private static Html Subject(RuleResult result, bool hasExceptions) => Html.Of(
        $"""
        <span class="name">{DataText.Name(result.Rule)}</span>
        <span class="detail code">{Column(result)}</span>
        <span class="detail">Expected: {DataText.Name(result.Expectation)}</span>
        {Message(result)}{(hasExceptions ? Link(result) : null)}
        """);

    private static Html Column(RuleResult result) =>
        DataText.DottedName(result.Column is null ? result.Table : $"{result.Table}.{result.Column}");

    private static Html? Message(RuleResult result) => result.Message is null
        ? null
        : Html.Of($"""<span class="detail message">{DataText.Name(result.Message)}</span> """);

    private static Html Link(RuleResult result) =>
        Html.Of($"""<a class="detail" href="#{ExceptionsSection.Id(result)}">Rows at fault</a>""");
}
