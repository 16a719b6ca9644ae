using System.Text;

namespace EtlTools.Profiling.Values;

/// <summary>A copy of one value, of which at most <see cref="Longest"/> bytes are kept.</summary>
internal sealed class KeptText
{
    /// <summary>256 bytes.</summary>
    public const int Longest = 256;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>Whether a value was kept.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Whether the value was longer than what is kept of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What is kept.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Keeps another value.</summary>
    public void Set(ReadOnlySpan<byte> value)
    {
        IsSet = true;
        IsCut = value.Length > Longest;
        if (IsCut) value = value[..WholeCharacters(value)];
        if (_bytes.Length < value.Length) _bytes = new byte[value.Length];
        value.CopyTo(_bytes);
        _length = value.Length;
    }

    /// <summary>The value; one that was cut ends in an ellipsis.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes) + (IsCut ? "…" : "");

    private static int WholeCharacters(ReadOnlySpan<byte> value)
    {
        int length = Longest;
        while ((value[length] & 0xC0) == 0x80) length--;
        return length;
    }
}
