using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;

namespace EtlTools.Sources.Compression;

/// <summary>zlib (RFC 1950).</summary>
internal sealed class ZlibFrame : DeflateFrame
{
    public override string Name => "zlib";

    public override IChecksum Checksum => new Adler32();

    public override void ReadHeader(PackedInput input)
    {
        if (!CompressionSignature.IsZlibHeader([Take(input), Take(input)])) throw PackedFault.Damaged(Name);
    }

    public override byte[] Trailer(long checksum, long bytes)
    {
        byte[] trailer = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, (uint)checksum);
        return trailer;
    }

    public override bool IsNext(PackedInput input) =>
        input.Peek(1).IsEmpty ? false : throw PackedFault.Damaged(Name);
}
