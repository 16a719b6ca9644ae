using System.Globalization;
using System.Text;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>
/// Makes names of columns from the header of a file: the same header always gives the same names, and names made this
/// way stay as they are when they come back as a header.
/// </summary>
/// <remarks>
/// Letters and digits of every script are kept, with their accents, in lower case; each run of anything else becomes
/// one underscore, none at the ends. <c>1st</c> becomes <c>_1st</c>, the empty name <c>column_3</c>, a repeated one
/// <c>name_2</c>, a name of ours or of PostgreSQL's <c>load_id_</c>. At most 63 bytes, cut between characters. Words
/// reserved in SQL stay: names are always quoted.
/// </remarks>
internal static class ColumnNames
{
    private static readonly HashSet<string> s_taken = new(AuditColumns.Names, StringComparer.Ordinal)
    {
        StagingTarget.RecordNumber, "ctid", "xmin", "xmax", "cmin", "cmax", "tableoid",
    };

    /// <summary>The names for a header, in its order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> header)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        string[] names = new string[header.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = Safe(header[i], i + 1);
            names[i] = name;
            for (int number = 2; !used.Add(names[i]); number++) names[i] = WithSuffix(name, $"_{number}");
        }

        return names;
    }

    private static string Safe(string text, int position)
    {
        StringBuilder words = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
                words.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (words.Length > 0 && words[^1] != '_')
                words.Append('_');
        }

        string name = words.ToString().TrimEnd('_');
        if (name.Length == 0) name = $"column_{position}";
        if (char.IsDigit(name[0])) name = "_" + name;
        name = Cut(name, Identifier.MaxBytes);
        return s_taken.Contains(name) ? name + "_" : name;
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string WithSuffix(string name, string suffix) =>
        Cut(name.TrimEnd('_'), Identifier.MaxBytes - suffix.Length) + suffix;

    private static string Cut(string name, int bytes)
    {
        int length = 0;
        int kept = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes) return name[..kept].TrimEnd('_');
            kept += rune.Utf16SequenceLength;
        }

        return name;
    }
}
