using System.Globalization;
using System.Text;

namespace EtlTools.Reporting.Markup;

/// <summary>
/// Encodes text for element content and quoted attributes, and makes visible what would otherwise not be seen or would
/// change how its neighbours are seen: control characters, invisible ones, and those that turn the writing direction.
/// </summary>
internal static class HtmlText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Adds text to markup.</summary>
    /// <param name="markup">Where it goes.</param>
    /// <param name="text">Any text; broken surrogate pairs appear as the replacement character.</param>
    public static void Append(StringBuilder markup, string? text)
    {
        foreach (Rune rune in text.AsSpan().EnumerateRunes())
            Append(markup, rune);
    }

    private static void Append(StringBuilder markup, Rune rune)
    {
        _ = rune.Value switch
        {
            '&' => markup.Append("&amp;"),
            '<' => markup.Append("&lt;"),
            '>' => markup.Append("&gt;"),
            '"' => markup.Append("&quot;"),
            '\'' => markup.Append("&#39;"),
            < 0x20 => markup.Append((char)('\u2400' + rune.Value)), // the pictures of the controls follow their order
            0x7F => markup.Append('\u2421'),
            _ when IsUnseen(rune) => markup.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩"),
            _ => markup.Append(rune.ToString()),
        };
    }

    /// <summary>The joiners are left alone: Persian words and composed emoji need them.</summary>
    private static bool IsUnseen(Rune rune) => rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner)
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || IsNonCharacter(rune.Value));

    private static bool IsNonCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
