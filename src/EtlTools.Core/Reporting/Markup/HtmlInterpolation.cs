using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EtlTools.Reporting.Markup;

/// <summary>Turns an interpolated string into <see cref="Html"/>. A hole of any other type does not compile.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation
{
    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount) =>
        _markup = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Adds the text between holes, which is markup.</summary>
    public void AppendLiteral(string markup) => _markup.Append(markup);

    /// <summary>Adds markup as it is.</summary>
    public void AppendFormatted(Html? markup) => _markup.Append(markup?.ToString());

    /// <summary>Adds several pieces of markup one after the other.</summary>
    public void AppendFormatted(IEnumerable<Html> markup) => _markup.AppendJoin("", markup);

    /// <summary>Adds text, encoded.</summary>
    public void AppendFormatted(string? text) => HtmlText.Append(_markup, text);

    /// <summary>Adds a number as machines read it, for ids and attributes.</summary>
    public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Adds a coordinate with up to two decimals.</summary>
    public void AppendFormatted(double number) => _markup.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

    /// <summary>The markup so far.</summary>
    public override string ToString() => _markup.ToString();
}
