using System.Globalization;
using System.Text;

namespace EtlTools.Cli.Output;

/// <summary>A value of the database as one line of text that a terminal can show.</summary>
internal static class CellText
{
    /// <summary>What stands for a null; no string looks like it by accident, for an empty one shows nothing.</summary>
    public const string Null = "(null)";

    /// <summary>The value's text; dates as ISO 8601, numbers ungrouped, control characters made visible.</summary>
    public static string Of(object? value) => value switch
    {
        null => Null,
        string text => Visible(text),
        bool flag => flag ? "true" : "false",
        _ => Visible(ValueText.Of(value)),
    };

    /// <summary>Whether values of this kind stand at the right edge of their column.</summary>
    public static bool IsNumber(object? value) =>
        value is short or int or long or float or double or decimal or System.Numerics.BigInteger;

    /// <summary>Cuts a text to a width; the cut shows.</summary>
    public static string Cut(string text, int width)
    {
        if (text.Length <= width) return text;
        int end = Math.Max(width - 1, 0);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    // An escape sequence inside a value must not reach the terminal.
    private static string Visible(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        StringBuilder visible = new(text.Length + 8);
        foreach (char c in text)
        {
            if (!char.IsControl(c)) visible.Append(c);
            else if (c == '\n') visible.Append("\\n");
            else if (c == '\r') visible.Append("\\r");
            else if (c == '\t') visible.Append("\\t");
            else visible.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
        }

        return visible.ToString();
    }
}
