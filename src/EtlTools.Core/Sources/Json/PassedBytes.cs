using System.Buffers;

namespace EtlTools.Sources.Json;

/// <summary>Bytes that were passed over.</summary>
internal sealed class PassedBytes
{
    private readonly ArrayBufferWriter<byte> _first = new();

    /// <summary>The first of them, at most <see cref="RejectedRow.MaxRawBytes"/>.</summary>
    public ReadOnlySpan<byte> First => _first.WrittenSpan[..(int)Math.Min(Length, _first.WrittenCount)];

    /// <summary>How many they were.</summary>
    public long Length { get; private set; }

    /// <summary>Passes over bytes at the start of a window.</summary>
    public void Take(JsonWindow window, int count)
    {
        _first.Write(window.Rest[..(int)Math.Min(count, RejectedRow.MaxRawBytes - _first.WrittenCount)]);
        Length += count;
        window.Advance(count);
    }

    /// <summary>Leaves out whitespace at the end, where all bytes are kept.</summary>
    public PassedBytes Trimmed()
    {
        if (Length == _first.WrittenCount) Length = First.TrimEnd(" \t\r\n"u8).Length;
        return this;
    }
}
