using EtlTools.Profiling;
using EtlTools.Profiling.Sketches;
using EtlTools.Profiling.Values;

namespace EtlTools.Staging.Drift;

/// <summary>What some values of a column tell about it: their type, their lengths, which ones they are.</summary>
internal sealed class ColumnSample
{
    /// <summary>The longest length that is told from others, in characters.</summary>
    public const int LongestLength = 4096;

    private const int MostDistinct = 2_000;

    private readonly TypeTally _types = new();
    private readonly Dictionary<int, int> _lengths = [];
    private readonly HashSet<ulong> _values = [];
    private readonly HashSet<ulong> _patterns = [];

    /// <summary>How many values there are; nulls and empty texts are none.</summary>
    public long Count => _types.Count;

    /// <summary>The longest, in characters.</summary>
    public int MaxLength { get; private set; }

    /// <summary>The narrowest type all values have; text where there are none.</summary>
    public InferredType Type => TypeOfMost(enough: 1);

    /// <summary>Notes a value.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        TypedText typed = _types.Add(value, times: 1);
        int length = LengthOf(value);
        MaxLength = Math.Max(MaxLength, length);
        _lengths[length] = _lengths.GetValueOrDefault(length) + 1;
        if (_values.Count < MostDistinct) _values.Add(ValueHash.Of(value));
        if (_patterns.Count < MostDistinct)
            _patterns.Add(PatternScanner.HashOf(value, isCode: typed.Type == InferredType.Uuid));
    }

    /// <summary>The type that a share of the values has; text where too few have any other.</summary>
    /// <param name="enough">The share, 0 to 1.</param>
    public InferredType TypeOfMost(double enough) => _types.Infer(enough).Type;

    /// <summary>How many values a column of a type holds.</summary>
    public long CountOf(InferredType type) => _types.CountOf(type);

    /// <summary>How many values are longer than so many characters.</summary>
    public int CountLongerThan(int length) => _lengths.Where(entry => entry.Key > length).Sum(entry => entry.Value);

    /// <summary>The share of its different values that another column has too, from 0 to 1.</summary>
    public double SharedValues(ColumnSample other) => Share(_values, other._values);

    /// <summary>The share of its different patterns that values of another column have too, from 0 to 1.</summary>
    public double SharedPatterns(ColumnSample other) => Share(_patterns, other._patterns);

    /// <summary>A text's length in characters, as PostgreSQL counts them, up to <see cref="LongestLength"/>.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text) => Math.Min(TextLength.Of(text), LongestLength);

    private static double Share(HashSet<ulong> some, HashSet<ulong> others) =>
        some.Count == 0 ? 0 : (double)some.Count(others.Contains) / some.Count;
}
