using EtlTools.Diagnostics;

namespace EtlTools.Sources.Compression;

/// <summary>What is wrong with packed data.</summary>
internal static class PackedFault
{
    /// <summary>The data end before they should.</summary>
    public static BrokenSourceException Truncated(string format, Exception? cause = null) => new(
        ErrorIds.StagingArchiveTruncated,
        $"the {format} data end too early",
        "Fetch or write it again: a part of it is missing.",
        cause);

    /// <summary>The data contradict themselves, or their checksum.</summary>
    public static BrokenSourceException Damaged(string format, Exception? cause = null) => new(
        ErrorIds.StagingArchiveDamaged,
        $"the {format} data are damaged",
        "Fetch or write it again: its bytes are not those that were packed.",
        cause);

    /// <summary>The data are whole, but what has to stand behind them does not, or says something else.</summary>
    public static BrokenSourceException WithoutChecksum(string format) => new(
        ErrorIds.StagingArchiveDamaged,
        $"the {format} data are damaged, or cut off: the checksum at their end is wrong or missing",
        "Fetch or write it again: its bytes are not those that were packed.");

    /// <summary>The data are packed in a way that is not read.</summary>
    public static BrokenSourceException Unsupported(string format, string command) => new(
        ErrorIds.StagingArchiveUnsupported,
        $"it is packed with {format}; gzip, bzip2, zlib, brotli and zip are read",
        $"Unpack it first, or on the way: {command} FILE | etl import - --table NAME.");

    /// <summary>An archive was found where a single content was expected.</summary>
    public static BrokenSourceException ZipInside() => new(
        ErrorIds.StagingArchiveUnsupported,
        "it is a zip archive that does not come as a file, so that its members cannot be found",
        "Save it as a file and import that.");
}
