using System.Globalization;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Compression;

/// <summary>What comes out of a packed source, as long as it keeps to the limits.</summary>
/// <param name="content">The unpacked bytes; disposed with this.</param>
/// <param name="packedBytes">How many packed bytes were read for them.</param>
/// <param name="limits">How many there may be.</param>
internal sealed class UnpackedContent(Stream content, Func<long> packedBytes, UnpackLimits limits) : ReadOnlyStream
{
    private const long HarmlessBytes = 64 * 1024 * 1024;

    private long _bytes;

    /// <inheritdoc />
    public override long? Size => (content as ReadOnlyStream)?.Size;

    public override int Read(Span<byte> buffer)
    {
        int count = content.Read(buffer);
        _bytes += count;
        if (_bytes > limits.MaxBytes)
            throw Refused($"more than {limits.MaxBytes:N0} bytes come out of it, the most that was allowed");
        if (_bytes > HarmlessBytes && _bytes / limits.MaxRatio > packedBytes())
            throw Refused($"{_bytes:N0} bytes came out of {packedBytes():N0}, more than {limits.MaxRatio:N0} times as many");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private static BrokenSourceException Refused(FormattableString what) => new(
        ErrorIds.StagingArchiveBomb,
        what.ToString(CultureInfo.InvariantCulture),
        "Where it is no bomb, raise -MaxUnpackRatio or -MaxUnpackBytes (--max-unpack-ratio, --max-unpack-bytes).");
}
