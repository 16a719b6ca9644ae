namespace EtlTools.Reporting.Markup;

/// <summary>
/// Text that comes from data or from a user's files. It is isolated, so that right-to-left writing does not reorder its
/// surroundings, and shortened where it is long.
/// </summary>
internal static class DataText
{
    /// <summary>How many characters of a value are shown before it is shortened.</summary>
    public const int LongestValue = 200;

    /// <summary>How many characters of a name or a sentence are shown before it is shortened.</summary>
    public const int LongestName = 500;

    /// <summary>A value of a row, in which every space counts and null differs from empty.</summary>
    /// <param name="value">The value.</param>
    public static Html Value(string? value) => value switch
    {
        null => Html.Of($"""<span class="absent">null</span>"""),
        "" => Html.Of($"""<span class="absent">empty text</span>"""),
        _ => Html.Of($"""<bdi class="value">{Start(value, LongestValue)}</bdi>{Length(value, LongestValue)}"""),
    };

    /// <summary>A name or a sentence.</summary>
    /// <param name="text">The text.</param>
    public static Html Name(string text) =>
        Html.Of($"<bdi>{Start(text, LongestName)}</bdi>{Length(text, LongestName)}");

    /// <summary>A name with dots in it, such as a table with its schema; a line may break after a dot.</summary>
    /// <param name="name">The name.</param>
    public static Html DottedName(string name) => Html.Of(
        $"<bdi>{Start(name, LongestName).Split('.').Select(DottedPart)}</bdi>{Length(name, LongestName)}");

    private static Html DottedPart(string part, int index) =>
        index == 0 ? Html.Of($"{part}") : Html.Of($".<wbr/>{part}");

    private static string Start(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return (char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)] : text[..longest]) + "…";
    }

    private static Html? Length(string text, int longest) => text.Length <= longest
        ? null
        : Html.Of($""" <span class="absent">({Readable.Count(text.Length)} characters)</span>""");
}
