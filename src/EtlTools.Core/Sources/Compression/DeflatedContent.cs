using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace EtlTools.Sources.Compression;

/// <summary>Unpacks gzip and zlib, and checks what the streams of .NET do not: that the end is there, and right.</summary>
/// <param name="packed">The packed bytes; disposed with this.</param>
/// <param name="frame">What stands around the packed data.</param>
internal sealed class DeflatedContent(Stream packed, DeflateFrame frame) : ReadOnlyStream
{
    private readonly PackedInput _input = new(packed);
    private readonly byte[] _block = new byte[64 * 1024];
    private readonly IChecksum _checksum = frame.Checksum;
    private DeflateStream? _member;
    private long _memberBytes;
    private bool _isFirst = true;

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && (_member is not null || BeginMember()))
        {
            int count = Inflate(_member!, Math.Min(buffer.Length, _block.Length));
            if (count > 0)
            {
                _block.AsSpan(0, count).CopyTo(buffer);
                _checksum.Update(new ArraySegment<byte>(_block, 0, count));
                _memberBytes += count;
                return count;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Inflate(DeflateStream member, int count)
    {
        try
        {
            return member.Read(_block, 0, count);
        }
        catch (InvalidDataException error)
        {
            throw PackedFault.Damaged(frame.Name, error);
        }
    }

    private bool BeginMember()
    {
        if (!_isFirst && !frame.IsNext(_input)) return false;
        _isFirst = false;
        frame.ReadHeader(_input);
        _checksum.Reset();
        _memberBytes = 0;
        _member = new(_input, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private void EndMember()
    {
        _member!.Dispose();
        _member = null;
        if (_input.GoBehind(frame.Trailer(_checksum.Value, _memberBytes))) return;
        throw _input.IsAtEnd ? PackedFault.Truncated(frame.Name) : PackedFault.WithoutChecksum(frame.Name);
    }
}
