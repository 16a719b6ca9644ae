using System.Security.Cryptography;

namespace EtlTools.Sources;

/// <summary>
/// The bytes of a source as they stand, packed or not, counted and hashed when they are read for the first time.
/// </summary>
/// <param name="content">The bytes; disposed with this. They can be gone back in where it can be sought in.</param>
internal sealed class RawStream(Stream content) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;
    private long _hashedTo;

    /// <summary>The size when it was opened; null when nothing tells.</summary>
    public override long? Size { get; } = content.CanSeek ? content.Length : (content as ReadOnlyStream)?.Size;

    public override long Position
    {
        get => _position;
        set
        {
            content.Position = value;
            _position = value;
        }
    }

    public override bool CanSeek => content.CanSeek;

    public override int Read(Span<byte> buffer)
    {
        if (_position > _hashedTo) HashTo(_position);
        int count = content.Read(buffer);
        long end = _position + count;
        if (end > _hashedTo)
        {
            _hash.AppendData(buffer[(int)(_hashedTo - _position)..count]);
            _hashedTo = end;
        }

        _position = end;
        return count;
    }

    /// <summary>Reads what is left, so that all of it is hashed.</summary>
    public void ReadToEnd(CancellationToken cancellationToken = default)
    {
        byte[] block = new byte[64 * 1024];
        while (Read(block) > 0) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The SHA-256 of what has been read, in hexadecimal: of all bytes, once the end was reached.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void HashTo(long offset)
    {
        Position = _hashedTo;
        byte[] passed = new byte[64 * 1024];
        while (_position < offset && Read(passed.AsSpan(0, (int)Math.Min(passed.Length, offset - _position))) > 0) { }
        Position = offset;
    }
}
