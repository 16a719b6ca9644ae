using System.Buffers.Binary;

namespace EtlTools.Staging;

/// <summary>Sums of row hashes as the catalog keeps them, in a <c>uuid</c>.</summary>
internal static class ContentHashes
{
    /// <summary>A sum as the catalog keeps it.</summary>
    public static Guid Uuid(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>What the catalog keeps, as a sum.</summary>
    public static UInt128 Number(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
