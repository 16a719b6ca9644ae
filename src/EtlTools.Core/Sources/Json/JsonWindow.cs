using System.Buffers;

namespace EtlTools.Sources.Json;

/// <summary>
/// The part of a stream that is being looked at. It starts where reading is, and grows at its end for as long as a
/// record is not there as a whole.
/// </summary>
/// <param name="source">The content, read from its beginning.</param>
/// <param name="maxRecordBytes">How many bytes may be looked at together.</param>
internal sealed class JsonWindow(Stream source, int maxRecordBytes)
{
    private const int UsualBytes = 256 * 1024;
    private const int LeastRead = 64 * 1024;
    private const int MarkedBytes = 8 * 1024 * 1024;

    private static readonly SearchValues<byte> s_whitespace = SearchValues.Create(" \t\r\n"u8);

    private byte[] _bytes = new byte[UsualBytes];
    private int _start;
    private int _end;
    private int? _mark;
    private long _markedOffset;
    private long _markedLine;

    /// <summary>Where the window starts in the content, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The line on which it starts, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the window reaches the end of the content.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>What is in it.</summary>
    public ReadOnlySpan<byte> Rest => _bytes.AsSpan(_start, _end - _start);

    /// <summary>How many bytes were passed since <see cref="Mark"/>.</summary>
    public long PassedSinceMark => Offset - _markedOffset;

    /// <summary>
    /// Reads more at the end of the window: as much as is in it, and to the end of the content at most.
    /// </summary>
    /// <returns>False when as much is looked at as may be.</returns>
    public bool More()
    {
        int kept = _mark ?? _start;
        if (_end - _start >= maxRecordBytes || _end - kept - maxRecordBytes >= MarkedBytes) return false;
        MakeRoom(kept);
        int wanted = _end + Math.Min(Math.Max(LeastRead, _end - _start), _bytes.Length - _end);
        while (!IsAtEnd && _end < wanted)
        {
            int count = source.Read(_bytes.AsSpan(_end));
            IsAtEnd = count == 0;
            _end += count;
        }

        return true;
    }

    /// <summary>Passes over bytes of the window.</summary>
    /// <returns>How many line ends were among them.</returns>
    public int Advance(int count)
    {
        int lines = _bytes.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
        Offset += count;
        Line += lines;
        return lines;
    }

    /// <summary>Passes over whitespace.</summary>
    /// <returns>False when nothing else is left.</returns>
    public bool SkipWhitespace()
    {
        while (true)
        {
            int next = Rest.IndexOfAnyExcept(s_whitespace);
            Advance(next < 0 ? Rest.Length : next);
            if (next >= 0) return true;
            if (IsAtEnd || !More()) return false;
        }
    }

    /// <summary>Remembers the place, so that <see cref="Rewind"/> can come back to it.</summary>
    public void Mark()
    {
        _mark = _start;
        _markedOffset = Offset;
        _markedLine = Line;
    }

    /// <summary>Goes back to the place of <see cref="Mark"/> and forgets it.</summary>
    public void Rewind()
    {
        _start = _mark!.Value;
        Offset = _markedOffset;
        Line = _markedLine;
        _mark = null;
    }

    private void MakeRoom(int kept)
    {
        int length = _end - kept;
        byte[] room = _bytes;
        if (length > _bytes.Length / 2) room = new byte[_bytes.Length * 2];
        else if (length <= UsualBytes / 2 && _bytes.Length > UsualBytes) room = new byte[UsualBytes];
        if (kept == 0 && room == _bytes) return;
        _bytes.AsSpan(kept, length).CopyTo(room);
        _bytes = room;
        _start -= kept;
        _end = length;
        if (_mark is not null) _mark = 0;
    }
}
