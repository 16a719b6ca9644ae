using System.Buffers.Binary;

namespace EtlTools.Database;

/// <summary>Rows in the format of binary COPY, on their way to the server.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4</remarks>
internal sealed class CopyBuffer
{
    /// <summary>From how many bytes on a buffer is worth sending.</summary>
    public const int FullAt = 256 * 1024;

    private const int KeepAtMost = 4 * FullAt;

    private byte[] _bytes = new byte[FullAt + (64 * 1024)];
    private int _length;

    /// <summary>How many bytes it holds.</summary>
    public int Length => _length;

    /// <summary>Whether it is worth sending.</summary>
    public bool IsFull => _length >= FullAt;

    /// <summary>What it holds.</summary>
    public ReadOnlyMemory<byte> Content => _bytes.AsMemory(0, _length);

    /// <summary>What it holds, to be changed in place.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Makes room; what is written after it must not be more.</summary>
    public void Reserve(int bytes)
    {
        if (_bytes.Length - _length < bytes) Array.Resize(ref _bytes, checked(_length + bytes));
    }

    /// <summary>Forgets the content, and the room a very long row took.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeepAtMost) _bytes = new byte[FullAt + (64 * 1024)];
    }

    /// <summary>Leaves bytes to be written later.</summary>
    /// <returns>Where they begin.</returns>
    public int Skip(int bytes)
    {
        int start = _length;
        _length += bytes;
        return start;
    }

    public void WriteInt16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(short);
    }

    public void WriteInt32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(int);
    }

    public void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(long);
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
    }
}
