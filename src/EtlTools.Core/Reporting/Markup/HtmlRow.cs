namespace EtlTools.Reporting.Markup;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column; the first names the row.</param>
/// <param name="Tone">How the row is set off from the others.</param>
/// <param name="Id">What links lead to; null when none does.</param>
internal sealed record HtmlRow(IReadOnlyList<Html> Cells, Tone Tone = Tone.Neutral, string? Id = null);
