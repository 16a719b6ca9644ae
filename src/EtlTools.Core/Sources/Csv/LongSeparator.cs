using System.Buffers;
using System.Text;

namespace EtlTools.Sources.Csv;

/// <summary>Finds separators of several characters, such as <c>||</c>, <c>::</c> or <c>|~|</c>.</summary>
/// <remarks>
/// The header has such a separator when the same two to four signs stand between all of its words, no comma,
/// semicolon or tab does, and every line looked at has them equally often.
/// </remarks>
internal static class LongSeparator
{
    private const int LookedAt = 4096;
    private const int MostLines = 20;
    private const int MostSigns = 4;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("|~^:#*@$%&!+=;");
    private static readonly SearchValues<char> s_usual = SearchValues.Create(",\t");

    /// <summary>What the content says about its separator, where the format says nothing.</summary>
    /// <returns>Null where it has none of several characters.</returns>
    public static SourceFormat? In(SourceStream source, SourceFormat format)
    {
        if (format.Delimiter is not null || format.Columns is not null || format.Kind == FormatKind.FixedWidth) return null;
        byte[] block = new byte[LookedAt];
        int length = source.Peek(0, block);
        string text = Encoding.UTF8.GetString(block.AsSpan(0, length));
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        if (length == LookedAt) lines = lines[..^1];
        return Find(lines
            .Skip(format.SkipLines ?? 0)
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0 && line[0] != format.Comment)
            .Take(MostLines)) is { } found
            ? new() { Delimiter = found }
            : null;
    }

    /// <summary>The separator of lines, the first of which names the fields.</summary>
    internal static string? Find(IEnumerable<string> lines)
    {
        if (lines.FirstOrDefault() is not { } header || header.AsSpan().ContainsAny(s_usual)) return null;
        string[] between = [.. Runs(header)];
        if (between.Length == 0 || between.Any(run => run != between[0]) || between[0].Length is 1 or > MostSigns)
            return null;
        return lines.All(line => line.Split(between[0]).Length == between.Length + 1) ? between[0] : null;
    }

    private static IEnumerable<string> Runs(string line)
    {
        int start = -1;
        for (int i = 0; i <= line.Length; i++)
        {
            bool isSign = i < line.Length && s_signs.Contains(line[i]);
            if (isSign && start < 0) start = i;
            if (isSign || start < 0) continue;
            yield return line[start..i];
            start = -1;
        }
    }
}
