namespace EtlTools.Reporting.Markup;

/// <summary>
/// A table that a narrow screen shows as one card for each row. The roles are written out because browsers forget them
/// when cells are laid out as blocks.
/// </summary>
internal static class HtmlTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="caption">What it shows; read aloud, not seen, for the heading above says it.</param>
    /// <param name="columns">Its columns, the one that names the row first.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="total">The row of sums at its foot; null for none.</param>
    public static Html Of(
        string caption, IReadOnlyList<HtmlColumn> columns, IEnumerable<HtmlRow> rows, HtmlRow? total = null) => Html.Of(
        $"""
        <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.Select(Head)}</tr></thead>
        <tbody role="rowgroup">
        {rows.Select(row => Row(row, columns))}</tbody>
        {(total is null ? null : Html.Of($"<tfoot role=\"rowgroup\">{Row(total, columns)}</tfoot>\n"))}</table>

        """);

    private static Html Head(HtmlColumn column) =>
        Html.Of($"""<th scope="col" role="columnheader" class="{column.Class}">{column.Label}</th>""");

    private static Html Row(HtmlRow row, IReadOnlyList<HtmlColumn> columns) => Html.Of(
        $"""
        <tr role="row" class="{row.Tone.Name()}"{Id(row)}>{Cells(row, columns)}</tr>

        """);

    private static IEnumerable<Html> Cells(HtmlRow row, IReadOnlyList<HtmlColumn> columns) =>
        row.Cells.Select((content, index) => Cell(content, columns[index], index));

    private static Html? Id(HtmlRow row) => row.Id is null ? null : Html.Of($" id=\"{row.Id}\"");

    private static Html Cell(Html content, HtmlColumn column, int index) => index == 0
        ? Html.Of($"""<th scope="row" role="rowheader">{content}</th>""")
        : Html.Of(
            $"""<td role="cell" class="{column.Class}" data-label="{column.Label}"><span>{content}</span></td>""");
}
