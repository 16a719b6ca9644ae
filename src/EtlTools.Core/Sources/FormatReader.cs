using EtlTools.Sources.Csv;
using EtlTools.Sources.Json;

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
            bool isSaidToBeJson = format.RecordPath is not null || format.Explode is not null;
            FormatKind kind = format.Kind ?? (isSaidToBeJson ? FormatKind.Json : FormatDetector.Detect(source));
            return kind switch
            {
                FormatKind.Json => new JsonRecordReader(source, format),
                _ => new CsvRecordReader(source, format.Delimiter ?? DelimiterOf(source.Path)),
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static char? DelimiterOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".tab" ? '\t' : null;
}
