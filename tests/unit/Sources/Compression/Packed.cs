using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;

namespace EtlTools.Tests.Unit.Sources.Compression;

/// <summary>Bytes packed in each format that is read.</summary>
internal static class Packed
{
    public static IReadOnlyList<string> Formats { get; } = ["gzip", "zlib", "bzip2", "brotli"];

    public static byte[] As(string format, ReadOnlySpan<byte> content)
    {
        using MemoryStream packed = new();
        using (Stream packer = Packer(format, packed)) packer.Write(content);
        return packed.ToArray();
    }

    private static Stream Packer(string format, Stream packed) => format switch
    {
        "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        "zlib" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        "bzip2" => new BZip2OutputStream(packed) { IsStreamOwner = false },
        _ => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
    };
}
