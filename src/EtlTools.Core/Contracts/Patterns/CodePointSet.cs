using System.Globalization;
using System.Text;

namespace EtlTools.Contracts.Patterns;

/// <summary>Characters, as a character class names them.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private const int FirstAstral = 0x10000;

    private readonly List<(int From, int To)> _ranges = [];

    /// <summary><c>\d</c> of ECMAScript.</summary>
    public static CodePointSet Digits => new CodePointSet().Add('0', '9');

    /// <summary><c>\w</c> of ECMAScript.</summary>
    public static CodePointSet WordCharacters => Digits.Add('a', 'z').Add('A', 'Z').Add('_', '_');

    /// <summary><c>\s</c> of ECMAScript.</summary>
    public static CodePointSet Blanks => new CodePointSet().Add('\t', '\r').Add(' ', ' ').Add(0xA0, 0xA0)
        .Add(0x1680, 0x1680).Add(0x2000, 0x200A).Add(0x2028, 0x2029).Add(0x202F, 0x202F).Add(0x205F, 0x205F)
        .Add(0x3000, 0x3000).Add(0xFEFF, 0xFEFF);

    /// <summary><c>.</c> of ECMAScript.</summary>
    public static CodePointSet AllButLineBreaks =>
        new CodePointSet().Add('\n', '\n').Add('\r', '\r').Add(0x2028, 0x2029).Inverted();

    /// <summary>The characters of a general category of Unicode, such as <c>Lu</c> or <c>L</c>.</summary>
    /// <returns>null where there is no such category.</returns>
    public static CodePointSet? OfCategory(string name)
    {
        if (UnicodeCategories.Find(name) is not { } categories) return null;
        CodePointSet set = new();
        for (int point = 0; point <= Last; point++)
        {
            if (categories.Contains(CharUnicodeInfo.GetUnicodeCategory(point))) set.Add(point, point);
        }

        return set;
    }

    /// <summary>Adds characters.</summary>
    public CodePointSet Add(int from, int to)
    {
        if (_ranges.Count > 0 && _ranges[^1].To + 1 == from)
            _ranges[^1] = (_ranges[^1].From, to);
        else
            _ranges.Add((from, to));
        return this;
    }

    /// <summary>Adds the characters of another set.</summary>
    public CodePointSet Add(CodePointSet other)
    {
        _ranges.AddRange(other._ranges);
        return this;
    }

    /// <summary>All other characters.</summary>
    public CodePointSet Inverted()
    {
        CodePointSet others = new();
        int next = 0;
        foreach ((int from, int to) in _ranges.Order())
        {
            if (from > next) others.Add(next, from - 1);
            next = Math.Max(next, to + 1);
        }

        return next <= Last ? others.Add(next, Last) : others;
    }

    /// <summary>The set as a regular expression of .NET, for which characters above U+FFFF are two.</summary>
    public override string ToString()
    {
        StringBuilder single = new();
        SortedDictionary<(int First, int Last), StringBuilder> pairs = [];
        foreach ((int from, int to) in _ranges)
        {
            // Text of JSON has no halves of characters, and matching them would tear whole ones apart.
            AddSingle(single, from, Math.Min(to, 0xD7FF));
            AddSingle(single, Math.Max(from, 0xE000), Math.Min(to, FirstAstral - 1));
            if (to >= FirstAstral) AddPairs(pairs, Math.Max(from, FirstAstral) - FirstAstral, to - FirstAstral);
        }

        if (pairs.Count == 0) return single.Length == 0 ? @"[^\s\S]" : $"[{single}]";
        IEnumerable<string> choices = pairs.Select(pair => $"[{Range(pair.Key.First, pair.Key.Last)}][{pair.Value}]");
        return $"(?:{string.Join('|', single.Length == 0 ? choices : choices.Prepend($"[{single}]"))})";
    }

    private static void AddSingle(StringBuilder text, int from, int to)
    {
        if (from <= to) text.Append(Range(from, to));
    }

    // From and to without the 0x10000 that pairs do not count: the upper ten bits go into the first half of a pair.
    private static void AddPairs(SortedDictionary<(int First, int Last), StringBuilder> pairs, int from, int to)
    {
        while (from <= to)
        {
            int high = from >> 10;
            bool isWhole = (from & 0x3FF) == 0 && (high < to >> 10 || (to & 0x3FF) == 0x3FF);
            int lastHigh = isWhole ? ((to + 1) >> 10) - 1 : high;
            int end = Math.Min(to, (lastHigh << 10) | 0x3FF);
            (int First, int Last) halves = (0xD800 + high, 0xD800 + lastHigh);
            if (!pairs.TryGetValue(halves, out StringBuilder? seconds)) pairs.Add(halves, seconds = new());
            seconds.Append(Range(0xDC00 + (from & 0x3FF), 0xDC00 + (end & 0x3FF)));
            from = end + 1;
        }
    }

    private static string Range(int from, int to) =>
        string.Create(CultureInfo.InvariantCulture, $"\\u{from:x4}-\\u{to:x4}");
}
