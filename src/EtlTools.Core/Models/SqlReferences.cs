using System.Text.RegularExpressions;

namespace EtlTools.Models;

/// <summary>Finds the tables a select names.</summary>
internal static partial class SqlReferences
{
    /// <summary>Every <c>schema.name</c> in a select, comments and strings left out; not all need be tables.</summary>
    public static IReadOnlySet<string> Find(string select) =>
        Qualified().Matches(NotCode().Replace(select, match => match.Value[0] == '"' ? match.Value : " "))
            .Select(match => $"{Bare(match.Groups[1].Value)}.{Bare(match.Groups[2].Value)}")
            .ToHashSet(StringComparer.Ordinal);

    private static string Bare(string name) =>
        name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();

    [GeneratedRegex("""("(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_$]*)\s*\.\s*("(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_$]*)""")]
    private static partial Regex Qualified();

    // Quoted names, which stay; line comments, block comments, strings with doubled or (E'') escaped quotes, dollar
    // quotes.
    [GeneratedRegex(
        """(?:"(?:[^"]|"")*")|--[^\n]*|/\*.*?\*/|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|(\$\w*\$).*?\1""",
        RegexOptions.Singleline)]
    private static partial Regex NotCode();
}
