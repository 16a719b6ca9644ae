using System.Text;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Encodings;

/// <summary>An encoding other than UTF-8 that a source is written in.</summary>
/// <param name="encoding">The encoding; it throws where bytes are no character of it.</param>
/// <param name="markBytes">How many bytes its byte order mark takes.</param>
internal sealed class SourceEncoding(Encoding encoding, int markBytes)
{
    private const int Utf8Page = 65001;

    static SourceEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names of the encodings that can be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Encoding.GetEncodings().Concat(CodePagesEncodingProvider.Instance.GetEncodings())
            .Select(encoding => encoding.Name).Append("latin1")
            .Where(name => name is not "utf-7").Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The encoding a source is written in.</summary>
    /// <param name="head">Its first bytes: a byte order mark has more weight than the name.</param>
    /// <param name="name">What it is said to be; null for UTF-8.</param>
    /// <returns>Null for UTF-8.</returns>
    /// <exception cref="EtlException">There is no encoding of that name.</exception>
    public static SourceEncoding? Of(ReadOnlySpan<byte> head, string? name)
    {
        Encoding? named = name is null ? null : Named(name);
        return head switch
        {
            [0xFF, 0xFE, 0, 0, ..] => new(Strict("utf-32"), 4),
            [0, 0, 0xFE, 0xFF, ..] => new(Strict("utf-32BE"), 4),
            [0xFF, 0xFE, ..] => new(Strict("utf-16"), 2),
            [0xFE, 0xFF, ..] => new(Strict("utf-16BE"), 2),
            [0xEF, 0xBB, 0xBF, ..] => null,
            _ => named is null || named.CodePage == Utf8Page ? null : new(named, 0),
        };
    }

    /// <summary>An encoding by its name.</summary>
    /// <exception cref="EtlException">There is none.</exception>
    public static Encoding Named(string name)
    {
        try
        {
            if (!string.Equals(name, "utf-7", StringComparison.OrdinalIgnoreCase)) return Strict(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
        }

        throw new EtlException(
            ErrorIds.StagingEncoding,
            $"There is no encoding '{name}'.",
            "Name one such as utf-8, utf-16, latin1 or windows-1252.",
            name);
    }

    /// <summary>Makes UTF-8 of the bytes of a source.</summary>
    public Stream ToUtf8(Stream content)
    {
        for (int i = 0; i < markBytes; i++) content.ReadByte();
        return new TranscodedContent(content, encoding, markBytes);
    }

    private static Encoding Strict(string name) =>
        Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
