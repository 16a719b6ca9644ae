namespace EtlTools.Staging.Drift;

/// <summary>What some values of a column tell about it: their type, their lengths, which ones they are.</summary>
internal sealed class ColumnSample
{
    /// <summary>The longest length that is told from others, in characters.</summary>
    public const int LongestLength = 4096;

    private const int MostDistinct = 2_000;

    private readonly int[] _types = new int[Enum.GetValues<ColumnType>().Length];
    private readonly Dictionary<int, int> _lengths = [];
    private readonly HashSet<int> _values = [];
    private readonly HashSet<int> _patterns = [];

    /// <summary>How many values there are; nulls and empty texts are none.</summary>
    public int Count { get; private set; }

    /// <summary>The longest, in characters.</summary>
    public int MaxLength { get; private set; }

    /// <summary>The narrowest type all values have; text where there are none.</summary>
    public ColumnType Type
    {
        get
        {
            if (Count == 0) return ColumnType.Text;
            foreach (ColumnType type in Enum.GetValues<ColumnType>().Skip(1))
                if (CountOf(type) == Count) return type;
            return ColumnType.Text;
        }
    }

    /// <summary>Notes a value.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        Count++;
        _types[(int)ColumnTypes.Of(value)]++;
        int length = LengthOf(value);
        MaxLength = Math.Max(MaxLength, length);
        _lengths[length] = _lengths.GetValueOrDefault(length) + 1;
        if (_values.Count < MostDistinct) _values.Add(HashOf(value));
        if (_patterns.Count < MostDistinct) _patterns.Add(TextPattern.HashOf(value));
    }

    /// <summary>How many values a column of a type holds.</summary>
    public int CountOf(ColumnType type) =>
        Enum.GetValues<ColumnType>().Where(value => type.Holds(value)).Sum(value => _types[(int)value]);

    /// <summary>How many values are longer than so many characters.</summary>
    public int CountLongerThan(int length) => _lengths.Where(entry => entry.Key > length).Sum(entry => entry.Value);

    /// <summary>The share of its different values that another column has too, from 0 to 1.</summary>
    public double SharedValues(ColumnSample other) => Share(_values, other._values);

    /// <summary>The share of its different patterns that values of another column have too, from 0 to 1.</summary>
    public double SharedPatterns(ColumnSample other) => Share(_patterns, other._patterns);

    /// <summary>A text's length in characters, as PostgreSQL counts them, up to <see cref="LongestLength"/>.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        int length = 0;
        foreach (byte unit in text)
            if ((unit & 0xC0) != 0x80 && ++length == LongestLength) break;
        return length;
    }

    private static double Share(HashSet<int> some, HashSet<int> others) =>
        some.Count == 0 ? 0 : (double)some.Count(others.Contains) / some.Count;

    private static int HashOf(ReadOnlySpan<byte> value)
    {
        HashCode hash = default;
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
