namespace EtlTools.Profiling.Values;

/// <summary>The first and the last of texts in the order of their bytes, which is that of the collation "C".</summary>
internal sealed class TextRange
{
    private readonly KeptText _min = new();
    private readonly KeptText _max = new();

    /// <summary>The first; null when there was none.</summary>
    public string? Min => _min.IsSet ? _min.ToString() : null;

    /// <summary>The last; null when there was none.</summary>
    public string? Max => _max.IsSet ? _max.ToString() : null;

    /// <summary>Notes a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (!_min.IsSet || text.SequenceCompareTo(_min.Bytes) < 0) _min.Set(text);
        if (!_max.IsSet || text.SequenceCompareTo(_max.Bytes) > 0) _max.Set(text);
    }
}
