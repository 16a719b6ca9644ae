using System.Security.Cryptography;
using EtlTools.Diagnostics;

namespace EtlTools.Sources;

/// <summary>
/// A file read from front to back and hashed on the way. Reading may go back to a line it has passed; the bytes from
/// there on are not hashed twice.
/// </summary>
internal sealed class SourceStream : Stream
{
    private const int HashedAtOnce = 256 * 1024;

    // The reader above has a buffer of its own; a file that is still being written to may be read.
    private static readonly FileStreamOptions s_reading = new()
    {
        BufferSize = 0,
        Options = FileOptions.SequentialScan,
        Share = FileShare.ReadWrite | FileShare.Delete,
    };

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream _content;
    private long _position;
    private long _hashedTo;

    /// <param name="path">What the content is called.</param>
    /// <param name="content">The content; it can be sought in, and is disposed with this.</param>
    public SourceStream(string path, Stream content)
    {
        Path = path;
        _content = content;
        Length = content.Length;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file's size when it was opened.</summary>
    public override long Length { get; }

    public override long Position { get => _position; set => GoTo(value); }

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
        int count = Peek(_position, buffer);
        long end = _position + count;
        if (end > _hashedTo)
        {
            _hash.AppendData(buffer[(int)(_hashedTo - _position)..count]);
            _hashedTo = end;
        }

        _position = end;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Goes to an offset; bytes that are passed over for the first time are hashed.</summary>
    public void GoTo(long offset)
    {
        if (offset > _hashedTo)
        {
            _position = _hashedTo;
            byte[] passed = new byte[64 * 1024];
            while (_position < offset && Read(passed.AsSpan(0, (int)Math.Min(passed.Length, offset - _position))) > 0) { }
        }

        _position = offset;
    }

    /// <summary>Looks at bytes without moving or hashing.</summary>
    /// <returns>How many bytes there were.</returns>
    public int Peek(long offset, Span<byte> buffer)
    {
        _content.Position = offset;
        return _content.Read(buffer);
    }

    /// <summary>The SHA-256 of what has been read, in hexadecimal: of the file, once its end was reached.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Reads all of the file for its hash alone.</summary>
    public string HashAll(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[HashedAtOnce];
        while (Read(buffer.AsSpan()) > 0) cancellationToken.ThrowIfCancellationRequested();
        return Sha256();
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
