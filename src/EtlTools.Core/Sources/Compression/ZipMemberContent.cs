using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace EtlTools.Sources.Compression;

/// <summary>Unpacks a member of a zip archive, and checks what ZipArchive does not: its size and checksum.</summary>
/// <param name="zip">The archive; disposed with this.</param>
/// <param name="entry">The member.</param>
internal sealed class ZipMemberContent(ZipArchive zip, ZipArchiveEntry entry) : ReadOnlyStream
{
    private readonly Stream _content = entry.Open();
    private readonly byte[] _block = new byte[64 * 1024];
    private readonly Crc32 _checksum = new();
    private long _bytes;

    /// <inheritdoc />
    public override long? Size { get; } = entry.Length;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        int count = Unpack(Math.Min(buffer.Length, _block.Length));
        _block.AsSpan(0, count).CopyTo(buffer);
        _checksum.Update(new ArraySegment<byte>(_block, 0, count));
        _bytes += count;
        if (count > 0) return count;
        if (_bytes < Size) throw PackedFault.Truncated("zip");
        if (_bytes > Size || (uint)_checksum.Value != entry.Crc32) throw PackedFault.Damaged("zip");
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            zip.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Unpack(int count)
    {
        try
        {
            return _content.Read(_block, 0, count);
        }
        catch (InvalidDataException error)
        {
            throw PackedFault.Damaged("zip", error);
        }
    }
}
