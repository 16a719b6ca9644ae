using EtlTools.Quality;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>Rows that violate a rule, folded away rule by rule.</summary>
internal static class ExceptionsSection
{
    private static readonly HtmlColumn[] s_columns = [new("Key"), new("Column"), new("Value"), new("Expected")];

    /// <summary>The id of a rule's rows, inside the fold, so that a browser opens it to go there.</summary>
    public static string Id(RuleResult result) => FormattableString.Invariant($"exceptions-{result.RuleResultId}");

    public static IEnumerable<Html> Write(QualityReport report)
    {
        ILookup<long, RuleException> exceptions = report.Exceptions.ToLookup(exception => exception.RuleResultId);
        yield return Html.Of(
            $"""
            <section id="exceptions">
            <h2>Exceptions</h2>
            {(exceptions.Count > 0
                ? null
                : Html.Of($"<p class=\"note\">No row was recorded as violating a rule.</p>\n"))}
            """);
        foreach (RuleResult result in RuleOrder.WorstFirst(report.Results))
        {
            if (exceptions.Contains(result.RuleResultId))
                yield return Rule(result, [.. exceptions[result.RuleResultId]]);
        }

        yield return Html.Of(
            $"""
            </section>

            """);
    }

    private static Html Rule(RuleResult result, IReadOnlyList<RuleException> exceptions) => Html.Of(
        $"""
        <details><summary>{result.Status.ToTone().Badge(Readable.Words(result.Status))}
        <span class="name">{DataText.Name(result.Rule)}</span>
        <span class="count">{Shown(result, exceptions)}</span></summary>
        <div id="{Id(result)}">
        {HtmlTable.Of($"Rows that violate {result.Rule}", s_columns, exceptions.Select(Row))}</div>
        </details>

        """);

    private static string Shown(RuleResult result, IReadOnlyList<RuleException> exceptions) =>
        exceptions.Count >= result.RowsFailed
            ? Readable.Count(exceptions.Count, "row")
            : $"showing {Readable.Count(exceptions.Count)} of {Readable.Count(result.RowsFailed)}";

    private static HtmlRow Row(RuleException exception) => new(
    [
        DataText.Value(exception.Key),
        exception.Column is null ? Html.Of($"–") : DataText.Name(exception.Column),
        DataText.Value(exception.Value),
        DataText.Name(exception.Expectation),
    ]);
}
