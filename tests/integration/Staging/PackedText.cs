using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.BZip2;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>A text in every form in which it can be loaded.</summary>
internal static class PackedText
{
    static PackedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] As(string form, string text) => form switch
    {
        "gzip" => Pack(text, packed => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)),
        "gzip in two parts" => [.. As("gzip", text[..7]), .. As("gzip", text[7..])],
        "zlib" => Pack(text, packed => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)),
        "bzip2" => Pack(text, packed => new BZip2OutputStream(packed) { IsStreamOwner = false }),
        "brotli" => Pack(text, packed => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)),
        _ => [.. Encoding.GetEncoding(form).GetPreamble(), .. Encoding.GetEncoding(form).GetBytes(text)],
    };

    /// <summary>A zip archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using MemoryStream zip = new();
        using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                using Stream member = archive.CreateEntry(name).Open();
                member.Write(content);
            }
        }

        return zip.ToArray();
    }

    private static byte[] Pack(string text, Func<Stream, Stream> packer)
    {
        using MemoryStream packed = new();
        using (Stream stream = packer(packed)) stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
