using System.Collections.Frozen;
using System.Globalization;
using static System.Globalization.UnicodeCategory;

namespace EtlTools.Contracts.Patterns;

/// <summary>The general categories of Unicode by the names ECMAScript has for them.</summary>
internal static class UnicodeCategories
{
    private static readonly (string Names, UnicodeCategory[] Categories)[] s_all =
    [
        ("Lu Uppercase_Letter", [UppercaseLetter]),
        ("Ll Lowercase_Letter", [LowercaseLetter]),
        ("Lt Titlecase_Letter", [TitlecaseLetter]),
        ("LC Cased_Letter", [UppercaseLetter, LowercaseLetter, TitlecaseLetter]),
        ("Lm Modifier_Letter", [ModifierLetter]),
        ("Lo Other_Letter", [OtherLetter]),
        ("L Letter", [UppercaseLetter, LowercaseLetter, TitlecaseLetter, ModifierLetter, OtherLetter]),
        ("Mn Nonspacing_Mark", [NonSpacingMark]),
        ("Mc Spacing_Mark", [SpacingCombiningMark]),
        ("Me Enclosing_Mark", [EnclosingMark]),
        ("M Mark Combining_Mark", [NonSpacingMark, SpacingCombiningMark, EnclosingMark]),
        ("Nd Decimal_Number digit", [DecimalDigitNumber]),
        ("Nl Letter_Number", [LetterNumber]),
        ("No Other_Number", [OtherNumber]),
        ("N Number", [DecimalDigitNumber, LetterNumber, OtherNumber]),
        ("Pc Connector_Punctuation", [ConnectorPunctuation]),
        ("Pd Dash_Punctuation", [DashPunctuation]),
        ("Ps Open_Punctuation", [OpenPunctuation]),
        ("Pe Close_Punctuation", [ClosePunctuation]),
        ("Pi Initial_Punctuation", [InitialQuotePunctuation]),
        ("Pf Final_Punctuation", [FinalQuotePunctuation]),
        ("Po Other_Punctuation", [OtherPunctuation]),
        ("P Punctuation punct",
        [
            ConnectorPunctuation, DashPunctuation, OpenPunctuation, ClosePunctuation, InitialQuotePunctuation,
            FinalQuotePunctuation, OtherPunctuation,
        ]),
        ("Sm Math_Symbol", [MathSymbol]),
        ("Sc Currency_Symbol", [CurrencySymbol]),
        ("Sk Modifier_Symbol", [ModifierSymbol]),
        ("So Other_Symbol", [OtherSymbol]),
        ("S Symbol", [MathSymbol, CurrencySymbol, ModifierSymbol, OtherSymbol]),
        ("Zs Space_Separator", [SpaceSeparator]),
        ("Zl Line_Separator", [LineSeparator]),
        ("Zp Paragraph_Separator", [ParagraphSeparator]),
        ("Z Separator", [SpaceSeparator, LineSeparator, ParagraphSeparator]),
    ];

    private static readonly FrozenDictionary<string, UnicodeCategory[]> s_byName = s_all
        .SelectMany(entry => entry.Names.Split(' ').Select(name => (name, entry.Categories)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Categories, StringComparer.Ordinal);

    /// <summary>The categories of a name, such as <c>Lu</c> or <c>Letter</c>; null where there is none.</summary>
    public static UnicodeCategory[]? Find(string name)
    {
        int equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0 && name[..equals] is not ("gc" or "General_Category")) return null;
        return s_byName.GetValueOrDefault(name[(equals + 1)..]);
    }
}
