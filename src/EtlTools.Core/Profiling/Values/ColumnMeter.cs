using EtlTools.Database;
using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Values;

/// <summary>Measures one column in memory that does not grow with the table.</summary>
/// <remarks>
/// While the column has few different values, a row costs a look-up: what holds for a value is found out once, and
/// counts as often as the value occurs. A value too long to be kept is looked at each time.
/// </remarks>
internal sealed class ColumnMeter(string name)
{
    private const int MostFrequent = 10;

    private readonly FrequentTally _frequent = new();
    private readonly TypeTally _types = new();
    private readonly TypedRange _range = new();
    private readonly PatternTally _patterns = new();
    private readonly TextRange _texts = new();
    private readonly TextLength _lengths = new();
    private HyperLogLog? _distinct;
    private long _rows;
    private long _nulls;
    private long _empties;

    /// <summary>Takes the column's fields of a piece of the table.</summary>
    public void Add(RowChunk chunk, int column)
    {
        _rows += chunk.Rows;
        for (int row = 0; row < chunk.Rows; row++)
        {
            if (chunk.IsNull(row, column)) _nulls++;
            else Add(chunk.Field(row, column));
        }
    }

    /// <summary>What the column is like. To be asked once, at the end.</summary>
    public ColumnProfile Finish()
    {
        if (_distinct is null) ObserveKept();
        (InferredType type, double? share) = _types.Infer(ColumnProfile.EnoughToFit);
        (string? min, string? max) = _range.Of(type);
        (PatternShape Shape, double Share)? pattern = _patterns.Dominating();
        bool hasValues = _rows > _nulls;
        return new ColumnProfile
        {
            Column = name,
            Rows = _rows,
            Nulls = _nulls,
            Empties = _empties,
            Distinct = _distinct?.Estimate() ?? _frequent.Count,
            IsDistinctExact = _distinct is null,
            Type = type,
            TypeShare = share,
            Min = min ?? _texts.Min,
            Max = max ?? _texts.Max,
            TextMin = _texts.Min,
            TextMax = _texts.Max,
            Mean = _range.Mean(type),
            LengthMin = hasValues ? _lengths.Min : null,
            LengthMean = hasValues ? _lengths.Mean : null,
            LengthMax = hasValues ? _lengths.Max : null,
            Pattern = pattern?.Shape.ToString(),
            PatternRegex = pattern?.Shape.ToRegex(),
            PatternShare = pattern?.Share,
            Frequent = _frequent.Top(MostFrequent),
        };
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) _empties++;
        ulong hash = ValueHash.Of(value);
        int counter = _frequent.TryCount(hash);
        bool isKept = counter >= 0 && !_frequent.Value(counter).IsCut;
        if (counter < 0)
        {
            if (_frequent.IsFull && _distinct is null) CountByEstimate();
            _frequent.Insert(hash, value);
            isKept = value.Length <= KeptText.Longest;
        }

        _distinct?.Add(hash);
        if (_distinct is not null || !isKept) Observe(value, 1);
    }

    private void CountByEstimate()
    {
        _distinct = new HyperLogLog();
        for (int counter = 0; counter < _frequent.Count; counter++) _distinct.Add(_frequent.Hash(counter));
        ObserveKept();
    }

    private void ObserveKept()
    {
        for (int counter = 0; counter < _frequent.Count; counter++)
        {
            KeptText value = _frequent.Value(counter);
            if (!value.IsCut) Observe(value.Bytes, _frequent.CountOf(counter));
        }
    }

    private void Observe(ReadOnlySpan<byte> value, long times)
    {
        _texts.Add(value);
        _lengths.Add(value, times);
        if (value.IsEmpty) return;
        TypedText typed = _types.Add(value, times);
        _range.Add(typed, value, times);
        _patterns.Add(value, typed.Type == InferredType.Uuid, times);
    }
}
