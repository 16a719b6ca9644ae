namespace EtlTools.Profiling.Values;

/// <summary>The range of values in the order of their type, and the mean of those that are numbers.</summary>
internal sealed class TypedRange
{
    // Larger numbers go where losing their last digits does not matter to a mean.
    private const decimal Large = 1e18m;

    private readonly ValueRange<decimal> _numbers = new();
    private readonly ValueRange<long> _moments = new();
    private decimal _sum;
    private double _largeSum;
    private long _count;

    /// <summary>Notes a value that occurs so many times.</summary>
    /// <param name="typed">What it is.</param>
    /// <param name="text">How it is written.</param>
    /// <param name="times">How often it occurs.</param>
    public void Add(TypedText typed, ReadOnlySpan<byte> text, long times)
    {
        if (InferredType.Decimal.Holds(typed.Type)) AddNumber(typed.Number, text, times);
        else if (InferredType.Timestamp.Holds(typed.Type)) _moments.Add(typed.Ticks, text);
    }

    /// <summary>The range of the values that fit a type; nulls where the type has no order but that of text.</summary>
    public (string? Min, string? Max) Of(InferredType type) => type switch
    {
        InferredType.Integer or InferredType.Decimal => (_numbers.Min, _numbers.Max),
        InferredType.Date or InferredType.Timestamp => (_moments.Min, _moments.Max),
        _ => (null, null),
    };

    /// <summary>The mean of the numbers; null for a type that is none.</summary>
    public double? Mean(InferredType type) => type is InferredType.Integer or InferredType.Decimal
        ? ((double)_sum + _largeSum) / _count
        : null;

    private void AddNumber(decimal number, ReadOnlySpan<byte> text, long times)
    {
        _numbers.Add(number, text);
        if (Math.Abs(number) < Large) _sum += number * times;
        else _largeSum += (double)number * times;
        _count += times;
    }
}
