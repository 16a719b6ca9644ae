using System.Buffers;

namespace EtlTools.Sources.Values;

/// <summary>Text in UTF-8 that grows at its end, and whose end can be taken back.</summary>
internal sealed class TextBuffer : IBufferWriter<byte>
{
    private const int KeepAtMost = 1024 * 1024;

    private byte[] _bytes = new byte[16 * 1024];

    /// <summary>How many bytes it holds; a smaller number takes the rest back.</summary>
    public int Length { get; set; }

    /// <summary>A part of it.</summary>
    public ReadOnlySpan<byte> Part(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>Forgets the text, and the room that a very long one took.</summary>
    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > KeepAtMost) _bytes = new byte[16 * 1024];
    }

    /// <inheritdoc />
    public void Advance(int count) => Length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    private void Reserve(int sizeHint)
    {
        int needed = checked(Length + Math.Max(sizeHint, 1));
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Clamp(2L * _bytes.Length, needed, Array.MaxLength));
    }
}
