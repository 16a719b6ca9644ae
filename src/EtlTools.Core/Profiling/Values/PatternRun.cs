using System.Globalization;

namespace EtlTools.Profiling.Values;

/// <summary>Characters of one kind that follow each other, and how many of them the values have.</summary>
/// <param name="Kind">
/// <see cref="Upper"/>, <see cref="Lower"/>, <see cref="Digit"/>, <see cref="Mixed"/>, <see cref="Foreign"/>,
/// <see cref="Rest"/>, or the character itself.
/// </param>
/// <param name="Kinds">What it holds.</param>
/// <param name="Min">The least number of characters.</param>
/// <param name="Max">The greatest number.</param>
internal readonly record struct PatternRun(char Kind, CharacterKinds Kinds, int Min, int Max)
{
    /// <summary>Upper-case letters.</summary>
    public const char Upper = 'A';

    /// <summary>Lower-case letters, and those of scripts without case.</summary>
    public const char Lower = 'a';

    /// <summary>Digits.</summary>
    public const char Digit = '9';

    /// <summary>Letters and digits in any order.</summary>
    public const char Mixed = 'X';

    /// <summary>Characters beyond ASCII that are no letters.</summary>
    public const char Foreign = '¿';

    /// <summary>Whatever follows.</summary>
    public const char Rest = '…';

    // More than PostgreSQL takes as a bound of a regular expression.
    private const int TooMany = 256;
    private const int LongestWritten = 8;

    /// <summary>The run with so many characters more.</summary>
    public PatternRun Extended(CharacterKinds kinds, int length) =>
        new(Kind, Kinds | kinds, Min + length, Max + length);

    /// <summary>The run in two values.</summary>
    public PatternRun Widened(PatternRun other) =>
        new(Kind, Kinds | other.Kinds, Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary><c>999</c>, <c>X{32}</c>, or <c>a+</c> where the number differs.</summary>
    public override string ToString() => Min != Max
        ? $"{Kind}+"
        : Min <= LongestWritten ? new string(Kind, Min)
        : string.Create(CultureInfo.InvariantCulture, $"{Kind}{{{Min}}}");

    /// <summary>The run as a regular expression; null where that depends on the server's locale.</summary>
    public string? ToRegex()
    {
        if (Kind == Rest || Kinds.HasFlag(CharacterKinds.Foreign) || char.IsControl(Kind)) return null;
        string times = Min != Max || Min >= TooMany
            ? "+"
            : Min > 1 ? string.Create(CultureInfo.InvariantCulture, $"{{{Min}}}") : "";
        return One() + times;
    }

    private string One() => Kind switch
    {
        Upper => "[A-Z]",
        Lower => "[a-z]",
        Digit => "[0-9]",
        Mixed => $"[0-9{Letters('A', CharacterKinds.UpperHex, CharacterKinds.Upper)}"
            + $"{Letters('a', CharacterKinds.LowerHex, CharacterKinds.Lower)}]",
        _ when @".^$*+?()[]{}|\".Contains(Kind, StringComparison.Ordinal) => $@"\{Kind}",
        _ => Kind.ToString(),
    };

    // Letters up to f alone are hexadecimal digits.
    private string Letters(char first, CharacterKinds hex, CharacterKinds beyond) =>
        Kinds.HasFlag(beyond) ? $"{first}-{(char)(first + 25)}"
        : Kinds.HasFlag(hex) ? $"{first}-{(char)(first + 5)}"
        : "";
}
