using System.Diagnostics;

namespace EtlTools.Sources;

/// <summary>
/// The last bytes of a stream that cannot be sought in, so that reading can go back over them. It holds what is asked
/// to be kept and a block beyond, and grows only for that.
/// </summary>
internal sealed class ReplayWindow(Stream content) : IDisposable
{
    private const int BlockBytes = 64 * 1024;

    private byte[] _bytes = new byte[2 * BlockBytes];
    private long _start;
    private int _count;
    private bool _isAtEnd;
    private BrokenSourceException? _broken;

    /// <summary>How many bytes have come.</summary>
    public long End => _start + _count;

    /// <summary>Copies bytes, reading on where they have not come yet.</summary>
    /// <param name="offset">Where they start.</param>
    /// <param name="keepFrom">The first byte that is still needed, at most <paramref name="offset"/>.</param>
    /// <param name="buffer">Where they go.</param>
    /// <param name="isWhole">Whether to wait until <paramref name="buffer"/> is full, or the end is reached.</param>
    /// <returns>How many there were; 0 at the end.</returns>
    /// <exception cref="InvalidOperationException">The bytes were not kept.</exception>
    /// <exception cref="BrokenSourceException">
    /// The content is broken before the first of them; who waits for all of <paramref name="buffer"/> only looks ahead,
    /// and is told the end.
    /// </exception>
    public int Copy(long offset, long keepFrom, Span<byte> buffer, bool isWhole)
    {
        Debug.Assert(keepFrom <= offset, "What is read is needed.");
        if (offset < _start) throw new InvalidOperationException($"The bytes from {offset} on were not kept.");
        SkipTo(offset, keepFrom);
        while (CanFill && (End == offset || (isWhole && End < offset + buffer.Length))) Fill(keepFrom);
        if (End == offset && _broken is not null && !isWhole) throw _broken;
        int count = (int)Math.Min(buffer.Length, End - offset);
        _bytes.AsSpan((int)(offset - _start), count).CopyTo(buffer);
        return count;
    }

    // What came before a fault is good, and is handed out first.
    private bool CanFill => !_isAtEnd && _broken is null;

    public void Dispose() => content.Dispose();

    private void SkipTo(long offset, long keepFrom)
    {
        while (CanFill && End < offset) Fill(keepFrom);
        if (End < offset && _broken is not null) throw _broken;
        if (End < offset) throw new InvalidOperationException($"The content ends before byte {offset}.");
    }

    private void Fill(long keepFrom)
    {
        if (_bytes.Length - _count < BlockBytes) MakeRoom(keepFrom);
        try
        {
            int count = content.Read(_bytes, _count, _bytes.Length - _count);
            _isAtEnd = count == 0;
            _count += count;
        }
        catch (BrokenSourceException error)
        {
            _broken = error;
        }
    }

    private void MakeRoom(long keepFrom)
    {
        int dropped = (int)Math.Clamp(keepFrom - _start, 0, _count);
        int kept = _count - dropped;
        int needed = kept + BlockBytes;
        bool isRightSize = needed <= _bytes.Length && (_bytes.Length <= 4 * BlockBytes || needed > _bytes.Length / 4);
        byte[] bytes = isRightSize ? _bytes : new byte[Math.Max(2 * BlockBytes, checked(2 * needed))];
        _bytes.AsSpan(dropped, kept).CopyTo(bytes);
        _bytes = bytes;
        _start += dropped;
        _count = kept;
    }
}
