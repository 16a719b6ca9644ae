namespace EtlTools.Profiling.Values;

/// <summary>The least and the greatest of values that have an order, as they were written.</summary>
/// <typeparam name="T">What they are compared as.</typeparam>
internal sealed class ValueRange<T>
    where T : struct, IComparable<T>
{
    private readonly KeptText _minText = new();
    private readonly KeptText _maxText = new();
    private T _min;
    private T _max;

    /// <summary>The least as it was written; null when there was none.</summary>
    public string? Min => _minText.IsSet ? _minText.ToString() : null;

    /// <summary>The greatest as it was written; null when there was none.</summary>
    public string? Max => _maxText.IsSet ? _maxText.ToString() : null;

    /// <summary>Notes a value.</summary>
    public void Add(T value, ReadOnlySpan<byte> text)
    {
        if (!_minText.IsSet || value.CompareTo(_min) < 0)
        {
            _min = value;
            _minText.Set(text);
        }

        if (!_maxText.IsSet || value.CompareTo(_max) > 0)
        {
            _max = value;
            _maxText.Set(text);
        }
    }
}
