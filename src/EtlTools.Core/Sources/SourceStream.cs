using System.Globalization;
using EtlTools.Diagnostics;
using EtlTools.Sources.Compression;

namespace EtlTools.Sources;

/// <summary>
/// The content of a source, read from front to back. Reading may go back to what <see cref="Keep"/> asked to be kept:
/// a file that is read as it stands is sought in, of anything else the last bytes are remembered.
/// </summary>
internal sealed class SourceStream : ReadOnlyStream
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
    private long _record;
    private long _line;

    /// <param name="path">What the source is called.</param>
    /// <param name="source">Its bytes as they stand, packed or not; they are disposed with this.</param>
    /// <param name="encoding">The name of its encoding; null for UTF-8, or what its byte order mark says.</param>
    /// <param name="limits">How much may come out of it; null for the usual limits.</param>
    /// <exception cref="EtlException">It is packed or written in a way that cannot be read.</exception>
    public SourceStream(string path, Stream source, string? encoding = null, UnpackLimits? limits = null)
    {
        Path = path;
        _raw = new(source);
        try
        {
            Stream content = SourceContent.Open(_raw, path, encoding, limits ?? UnpackLimits.Default);
            _window = content.CanSeek ? null : new(content);
        }
        catch (Exception error)
        {
            _raw.Dispose();
            if (error is BrokenSourceException broken) throw Broken(broken);
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The source's size in bytes when it was opened, as it stands; null when nothing tells.</summary>
    public override long? Size => _raw.Size;

    /// <summary>Where reading is in the content, in bytes.</summary>
    public override long Position { get => _position; set => GoTo(value); }

    /// <summary>How much of the source is read, in bytes as they stand.</summary>
    public SourceProgress Progress => new(_raw.Position, _raw.Size, "bytes")
    {
        Text = _window is null || _raw.Position == 0 ? _raw.Size : (long?)(1.0 * _raw.Size * _window.End / _raw.Position),
    };

    /// <summary>Opens a file.</summary>
    /// <exception cref="EtlException">It is not there or cannot be read.</exception>
    public static SourceStream Open(string path, string? encoding = null, UnpackLimits? limits = null)
    {
        try
        {
            return new(path, new FileStream(path, s_reading), encoding, limits);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(path, error);
        }
    }

    /// <summary>Opens the bytes of a file as they stand.</summary>
    /// <exception cref="EtlException">It is not there or cannot be read.</exception>
    public static Stream OpenBytes(string path)
    {
        try
        {
            return new FileStream(path, s_reading);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(path, error);
        }
    }

    /// <summary>The failure of a file that cannot be opened.</summary>
    public static EtlException CannotRead(string path, Exception cause) => new(
        ErrorIds.StagingFile,
        $"{path} cannot be read: {cause.Message}",
        "Check the path and that this account may read the file.",
        path,
        cause);

    public override int Read(Span<byte> buffer)
    {
        int count = Copy(_position, buffer, isWhole: false);
        _position += count;
        return count;
    }

    /// <summary>
    /// Says that a record is read which may have to be read again: bytes from there on are kept, those before it are not
    /// needed any more. Before the first call nothing is kept.
    /// </summary>
    /// <param name="offset">Where the record starts.</param>
    /// <param name="line">The line on which it starts, to be named when reading cannot go on; 0 where there is none.</param>
    public void Keep(long offset, long line)
    {
        _keptFrom = offset;
        _record = offset;
        _line = line;
    }

    /// <summary>Says that the bytes before an offset are not needed any more, even of the record that is read.</summary>
    public void Release(long offset) => _keptFrom = offset;

    /// <summary>Goes to an offset, which must not lie before what is kept.</summary>
    public void GoTo(long offset) => _position = offset;

    /// <summary>Looks at bytes without moving; they are kept as long as they lie ahead.</summary>
    /// <returns>How many there were.</returns>
    public int Peek(long offset, Span<byte> buffer) => Copy(offset, buffer, isWhole: true);

    /// <summary>The SHA-256 of the source's bytes as they stand, in hexadecimal, once the end was reached.</summary>
    public string Sha256()
    {
        // What follows the packed data, such as zeros, belongs to the file.
        if (_window is not null) _raw.ReadToEnd();
        return _raw.Sha256();
    }

    /// <summary>Reads all of the source for its hash alone.</summary>
    public string HashAll(CancellationToken cancellationToken)
    {
        _raw.ReadToEnd(cancellationToken);
        return _raw.Sha256();
    }

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
        if (_window is not null) return CopyKept(_window, offset, buffer, isWhole);
        if (_raw.Position != offset) _raw.Position = offset;
        return isWhole ? _raw.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) : _raw.Read(buffer);
    }

    private int CopyKept(ReplayWindow window, long offset, Span<byte> buffer, bool isWhole)
    {
        try
        {
            return window.Copy(offset, Math.Min(_keptFrom, Math.Min(_position, offset)), buffer, isWhole);
        }
        catch (BrokenSourceException error)
        {
            throw Broken(error);
        }
    }

    private EtlException Broken(BrokenSourceException error)
    {
        string size = _raw.Size is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" of {bytes:N0}") : "";
        string last = _keptFrom == long.MaxValue ? ""
            : _record == 0 ? " No record was read whole."
            : string.Create(
                CultureInfo.InvariantCulture, $" The last record read whole is on line {_line}, at byte {_record:N0} of the text.");
        return new EtlException(
            error.Id,
            string.Create(
                CultureInfo.InvariantCulture, $"{Path}: {error.Message}; {_raw.Position:N0}{size} bytes were read.{last}"),
            error.NextStep,
            Path,
            error);
    }
}
