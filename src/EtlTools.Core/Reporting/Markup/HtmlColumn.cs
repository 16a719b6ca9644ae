namespace EtlTools.Reporting.Markup;

/// <summary>A column of a table.</summary>
/// <param name="Label">What it holds; repeated beside each value where a row is shown as a card.</param>
/// <param name="IsNumber">Whether it is set flush right.</param>
internal sealed record HtmlColumn(string Label, bool IsNumber = false)
{
    /// <summary>The class of its cells.</summary>
    public string Class => IsNumber ? "number" : "text";
}
