using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>What was built in the warehouse, in the order it ran.</summary>
internal static class StepsSection
{
    private static readonly HtmlColumn[] s_columns =
    [
        new("Step"), new("Status"), new("Read", true), new("Inserted", true), new("Updated", true),
        new("Unchanged", true), new("Skipped", true), new("Deleted", true), new("New versions", true),
        new("Time", true),
    ];

    public static Html Write(IReadOnlyList<ReportStep> steps) => Html.Of(
        $"""
        <section id="steps">
        <h2>Warehouse</h2>
        {(steps.Count == 0
            ? Html.Of($"<p class=\"note\">No step ran.</p>")
            : HtmlTable.Of("Steps in the order they ran", s_columns, steps.Select(Row)))}
        </section>

        """);

    private static HtmlRow Row(ReportStep step, int index) => new(
        [
            Subject(step),
            step.Status.ToTone().Badge(Readable.Words(step.Status)),
            Html.Of($"{Readable.Count(step.RowsRead)}"),
            Html.Of($"{Readable.Count(step.Inserted)}"),
            Html.Of($"{Readable.Count(step.Updated)}"),
            Html.Of($"{Readable.Count(step.Unchanged)}"),
            Html.Of($"{Readable.Count(step.Skipped)}"),
            Html.Of($"{Readable.Count(step.Deleted)}"),
            Html.Of($"{Readable.Count(step.VersionsOpened)}"),
            Html.Of($"{Readable.Duration(step.Duration)}"),
        ],
        step.Status.ToTone(),
        Attention.StepId(index));

    private static Html Subject(ReportStep step) => Html.Of(
        $"""
        <span class="name">{DataText.Name(step.Name)}</span>
        <span class="detail">{Readable.Words(step.Kind)}{Table(step.Table)}</span>
        {Error(step.Error)}
        """);

    private static Html? Table(string? table) =>
        table is null ? null : Html.Of($""", <span class="code">{DataText.DottedName(table)}</span>""");

    private static Html? Error(string? error) =>
        error is null ? null : Html.Of($"""<span class="detail message">{DataText.Name(error)}</span>""");
}
