using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;

namespace EtlTools.Sources.Compression;

/// <summary>gzip (RFC 1952): members one after another, perhaps filled up with zeros.</summary>
internal sealed class GzipFrame : DeflateFrame
{
    private const int HeaderChecksum = 2;
    private const int ExtraField = 4;
    private const int FileName = 8;
    private const int Comment = 16;

    public override string Name => "gzip";

    public override IChecksum Checksum => new Crc32();

    public override void ReadHeader(PackedInput input)
    {
        if (Take(input) != 0x1F || Take(input) != 0x8B || Take(input) != 8) throw PackedFault.Damaged(Name);
        int flags = Take(input);
        for (int i = 0; i < 6; i++) Take(input);
        if ((flags & ExtraField) != 0)
        {
            int length = Take(input) | (Take(input) << 8);
            for (int i = 0; i < length; i++) Take(input);
        }

        if ((flags & FileName) != 0) while (Take(input) != 0) { }
        if ((flags & Comment) != 0) while (Take(input) != 0) { }
        if ((flags & HeaderChecksum) != 0)
        {
            Take(input);
            Take(input);
        }
    }

    public override byte[] Trailer(long checksum, long bytes)
    {
        byte[] trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, (uint)checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), unchecked((uint)bytes));
        return trailer;
    }

    public override bool IsNext(PackedInput input)
    {
        while (input.Peek(1) is [0]) input.ReadByte();
        return !input.Peek(1).IsEmpty;
    }
}
