using EtlTools.Sources.Compression;
using EtlTools.Sources.Encodings;

namespace EtlTools.Sources;

/// <summary>Makes UTF-8 of the bytes of a source: unpacks them when they are packed, then changes their encoding.</summary>
internal static class SourceContent
{
    /// <summary>Opens the content of a source.</summary>
    /// <param name="raw">Its bytes as they stand.</param>
    /// <param name="path">What it is called.</param>
    /// <param name="encoding">The name of its encoding; null for UTF-8. A byte order mark has more weight.</param>
    /// <param name="limits">How much may come out of it.</param>
    /// <returns><paramref name="raw"/> itself where there is nothing to do.</returns>
    /// <exception cref="BrokenSourceException">It is packed or written in a way that cannot be read.</exception>
    public static Stream Open(RawStream raw, string path, string? encoding, UnpackLimits limits)
    {
        Stream content = raw;
        byte[] head = StreamHead.Look(ref content);
        if (Unpack(content, CompressionSignature.Of(head, path)) is { } unpacked)
        {
            content = new UnpackedContent(unpacked, () => raw.Position, limits);
            head = StreamHead.Look(ref content);
        }

        return SourceEncoding.Of(head, encoding) is { } source ? source.ToUtf8(content) : content;
    }

    private static ReadOnlyStream? Unpack(Stream packed, CompressionKind kind) => kind switch
    {
        CompressionKind.None => null,
        CompressionKind.Gzip => new DeflatedContent(packed, new GzipFrame()),
        CompressionKind.Zlib => new DeflatedContent(packed, new ZlibFrame()),
        CompressionKind.Bzip2 => new Bzip2Content(packed),
        CompressionKind.Brotli => new BrotliContent(packed),
        CompressionKind.Zip => throw PackedFault.ZipInside(),
        CompressionKind.Xz => throw PackedFault.Unsupported("xz", "xz -dc"),
        CompressionKind.Zstandard => throw PackedFault.Unsupported("Zstandard", "zstd -dc"),
        CompressionKind.Lz4 => throw PackedFault.Unsupported("LZ4", "lz4 -dc"),
        _ => throw PackedFault.Unsupported("7-Zip", "7z x -so"),
    };
}
