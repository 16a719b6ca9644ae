using System.IO.Compression;
using EtlTools.Sources;
using EtlTools.Sources.Compression;

namespace EtlTools.Staging.Archives;

/// <summary>A packed file and what comes out of it, as they were read.</summary>
/// <param name="Sha256">The SHA-256 of the packed file, in hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="SourceSha256">The SHA-256 of the file that was packed; the same when that is kept as it was.</param>
/// <param name="SourceBytes">Its size.</param>
internal sealed record PackedCopy(string Sha256, long Bytes, string SourceSha256, long SourceBytes)
{
    private const int BlockBytes = 128 * 1024;
    private const int SignatureBytes = 16;

    /// <summary>Packs bytes into a new file, and sees to it that they are on the disk.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether they were packed with gzip before and are kept as they are.</returns>
    public static bool Write(Stream source, string path, CancellationToken cancellationToken)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        byte[] block = new byte[BlockBytes];
        int count = source.ReadAtLeast(block, SignatureBytes, throwOnEndOfStream: false);
        bool isPacked = CompressionSignature.Of(block.AsSpan(0, count), path) == CompressionKind.Gzip;
        Stream target = isPacked ? file : new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
        while (count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            target.Write(block.AsSpan(0, count));
            count = source.Read(block);
        }

        if (!isPacked) target.Dispose();
        file.Flush(flushToDisk: true);
        return isPacked;
    }

    /// <summary>Reads a packed file to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isAsLoaded">Whether it is kept as it was loaded.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It cannot be unpacked.</exception>
    public static PackedCopy Read(string path, bool isAsLoaded, CancellationToken cancellationToken)
    {
        using RawStream packed = new(File.OpenRead(path));
        using RawStream? content =
            isAsLoaded ? null : new(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true));
        content?.ReadToEnd(cancellationToken);
        packed.ReadToEnd(cancellationToken);
        RawStream source = content ?? packed;
        return new(packed.Sha256(), packed.Position, source.Sha256(), source.Position);
    }
}
