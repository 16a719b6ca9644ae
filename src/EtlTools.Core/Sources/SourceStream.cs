using EtlTools.Diagnostics;

namespace EtlTools.Sources;

/// <summary>
/// The content of a source, read from front to back. Reading may go back to what <see cref="Keep"/> asked to be kept:
/// a file that is read as it stands is sought in, of anything else the last bytes are remembered.
/// </summary>
internal sealed class SourceStream : Stream
{
    // The reader above has a buffer of its own; a file that is still being written to may be read.
    private static readonly FileStreamOptions s_reading = new()
    {
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
        Share = FileShare.ReadWrite | FileShare.Delete,
    };

    private readonly RawStream _raw;
    private readonly ReplayWindow? _window;
    private long _position;
    private long _keptFrom = long.MaxValue;

    /// <param name="path">What the content is called.</param>
    /// <param name="content">The content; it is disposed with this.</param>
    public SourceStream(string path, Stream content)
    {
        Path = path;
        _raw = new(content);
        _window = _raw.CanSeek ? null : new(_raw);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The source's size in bytes when it was opened, as it stands.</summary>
    /// <exception cref="NotSupportedException">Nothing tells; see <see cref="Progress"/>.</exception>
    public override long Length => _raw.Length;

    /// <summary>Where reading is in the content, in bytes.</summary>
    public override long Position { get => _position; set => GoTo(value); }

    /// <summary>How much of the source is read, in bytes as they stand.</summary>
    public SourceProgress Progress => new(_raw.Position, _raw.Size, "bytes");

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>Opens a file.</summary>
    /// <exception cref="EtlException">It is not there or cannot be read.</exception>
    public static SourceStream Open(string path)
    {
        try
        {
            return new(path, new FileStream(path, s_reading));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.StagingFile,
                $"{path} cannot be read: {error.Message}",
                "Check the path and that this account may read the file.",
                path,
                error);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Copy(_position, buffer, isWhole: false);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>
    /// Says that a record is read which may have to be read again: bytes from there on are kept, those before it are not
    /// needed any more. Before the first call nothing is kept.
    /// </summary>
    /// <param name="offset">Where the record starts.</param>
    public void Keep(long offset) => _keptFrom = offset;

    /// <summary>Goes to an offset, which must not lie before what is kept.</summary>
    public void GoTo(long offset) => _position = offset;

    /// <summary>Looks at bytes without moving; they are kept as long as they lie ahead.</summary>
    /// <returns>How many there were.</returns>
    public int Peek(long offset, Span<byte> buffer) => Copy(offset, buffer, isWhole: true);

    /// <summary>The SHA-256 of the source's bytes as they stand, in hexadecimal, once the end was reached.</summary>
    public string Sha256() => _raw.Sha256();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _window?.Dispose();
            _raw.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Copy(long offset, Span<byte> buffer, bool isWhole)
    {
        if (_window is not null)
            return _window.Copy(offset, Math.Min(_keptFrom, Math.Min(_position, offset)), buffer, isWhole);
        if (_raw.Position != offset) _raw.Position = offset;
        return isWhole ? _raw.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) : _raw.Read(buffer);
    }
}
