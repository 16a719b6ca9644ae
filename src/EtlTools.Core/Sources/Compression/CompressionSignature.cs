using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace EtlTools.Sources.Compression;

/// <summary>Finds out from its first bytes how a source is packed.</summary>
/// <remarks>
/// brotli has no signature, and that of zlib may be text. Both are taken for it only where the first bytes hold control
/// characters, which no text has, and those of brotli must give text unless the name ends in <c>.br</c>.
/// </remarks>
internal static class CompressionSignature
{
    private static readonly SearchValues<byte> s_noText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(value => (byte)value).Except("\t\n\f\r"u8.ToArray())]);

    /// <summary>How the bytes that begin like this are packed.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="path">What they are called.</param>
    public static CompressionKind Of(ReadOnlySpan<byte> head, string path) => head switch
    {
        [0x1F, 0x8B, 8, ..] => CompressionKind.Gzip,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, ..] or
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x17, 0x72, 0x45, 0x38, ..] =>
            CompressionKind.Bzip2,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => CompressionKind.Zip,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => CompressionKind.Xz,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => CompressionKind.Zstandard,
        [0x04, 0x22, 0x4D, 0x18, ..] => CompressionKind.Lz4,
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => CompressionKind.SevenZip,
        [] => CompressionKind.None,
        _ when IsText(head) || !head.ContainsAny(s_noText) => CompressionKind.None,
        _ when IsZlibHeader(head) => CompressionKind.Zlib,
        _ when path.EndsWith(".br", StringComparison.OrdinalIgnoreCase) => CompressionKind.Brotli,
        _ when IsText(Unbrotli(head)) => CompressionKind.Brotli,
        _ => CompressionKind.None,
    };

    /// <summary>Whether two bytes are the header of zlib: deflate, a window of at most 32 KB, no dictionary.</summary>
    public static bool IsZlibHeader(ReadOnlySpan<byte> head) =>
        head.Length >= 2 && (head[0] & 15) == 8 && head[0] >> 4 <= 7 && (head[1] & 32) == 0
        && ((head[0] << 8) | head[1]) % 31 == 0;

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return false;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..]) return true;
        if (bytes.ContainsAny(s_noText)) return false;

        // The last character may be cut.
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int length);
            if (status != OperationStatus.Done) return status == OperationStatus.NeedMoreData;
            bytes = bytes[length..];
        }

        return true;
    }

    private static byte[] Unbrotli(ReadOnlySpan<byte> head)
    {
        byte[] text = new byte[head.Length];
        using BrotliDecoder decoder = new();
        OperationStatus status = decoder.Decompress(head, text, out _, out int written);
        return status == OperationStatus.InvalidData ? [] : text[..written];
    }
}
