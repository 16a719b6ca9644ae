using System.Text;

namespace EtlTools.Profiling.Values;

/// <summary>The lengths of texts in characters, as PostgreSQL's <c>length</c> counts them.</summary>
internal sealed class TextLength
{
    private long _sum;
    private long _count;

    /// <summary>The shortest.</summary>
    public int Min { get; private set; } = int.MaxValue;

    /// <summary>The longest.</summary>
    public int Max { get; private set; }

    /// <summary>The mean; NaN when there was none.</summary>
    public double Mean => (double)_sum / _count;

    /// <summary>Notes a text that occurs so many times.</summary>
    public void Add(ReadOnlySpan<byte> text, long times)
    {
        int length = Of(text);
        Min = Math.Min(Min, length);
        Max = Math.Max(Max, length);
        _sum += length * times;
        _count += times;
    }

    /// <summary>The length of one.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        int length = 0;
        foreach (byte unit in text)
            if ((unit & 0xC0) != 0x80) length++;
        return length;
    }
}
