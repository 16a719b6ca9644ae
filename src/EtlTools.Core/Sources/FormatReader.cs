using EtlTools.Sources.Compression;
using EtlTools.Sources.Csv;

namespace EtlTools.Sources;

/// <summary>The reader for each format.</summary>
internal static class FormatReader
{
    /// <summary>Opens the reader for a source's format.</summary>
    /// <param name="source">The content; it is closed with the reader.</param>
    /// <param name="format">What is known of the format.</param>
    /// <exception cref="Diagnostics.EtlException">The source is written otherwise, or has nothing in it.</exception>
    public static RecordReader Open(SourceStream source, SourceFormat format)
    {
        try
        {
            return new CsvRecordReader(source, format.Delimiter ?? DelimiterOf(source.Path));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static char? DelimiterOf(string path) =>
        Path.GetExtension(PackedName.Unpacked(path)).ToLowerInvariant() is ".tsv" or ".tab" ? '\t' : null;
}
