namespace EtlTools.Sources.Compression;

/// <summary>The packed bytes on their way to a decoder that does not say how many of them it took.</summary>
internal sealed class PackedInput(Stream packed) : ReadOnlyStream
{
    // More than a decoder takes at once, and little, so that the packed bytes read tell how much of the text was read.
    private readonly byte[] _bytes = new byte[16 * 1024];
    private int _blockStart;
    private int _taken;
    private int _count;

    /// <summary>Whether the decoder was told that there is no more.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Hands a block to the decoder.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (_taken == _count) Fill();
        IsAtEnd = _taken == _count;
        _blockStart = _taken;
        int count = Math.Min(buffer.Length, _count - _taken);
        _bytes.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    /// <summary>The next byte; -1 at the end.</summary>
    public override int ReadByte()
    {
        if (_taken == _count) Fill();
        if (_taken == _count) return -1;
        _blockStart = _taken + 1;
        return _bytes[_taken++];
    }

    /// <summary>Looks at the next bytes; fewer than asked for at the end.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_count - _taken < count && Fill() > 0) { }
        return _bytes.AsSpan(_taken, Math.Min(count, _count - _taken));
    }

    /// <summary>
    /// Goes behind the bytes that follow what the decoder took. They are looked for in the block it was given last, for
    /// the decoder asks for a block only when it needs at least one byte of it.
    /// </summary>
    /// <returns>Whether they are there.</returns>
    public bool GoBehind(ReadOnlySpan<byte> mark)
    {
        int block = _taken - _blockStart;
        Peek(mark.Length);
        int start = _taken - block;
        int found = _bytes.AsSpan(start, Math.Min(block + mark.Length, _count - start)).IndexOf(mark);
        if (found < 0) return false;
        _taken = start + found + mark.Length;
        _blockStart = _taken;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) packed.Dispose();
        base.Dispose(disposing);
    }

    // The block handed out last stays, because it may have to be looked at again.
    private int Fill()
    {
        if (_blockStart > 0)
        {
            _bytes.AsSpan(_blockStart, _count - _blockStart).CopyTo(_bytes);
            _taken -= _blockStart;
            _count -= _blockStart;
            _blockStart = 0;
        }

        int read = packed.Read(_bytes.AsSpan(_count));
        _count += read;
        return read;
    }
}
