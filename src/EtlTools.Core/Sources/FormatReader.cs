using EtlTools.Sources.Csv;

namespace EtlTools.Sources;

/// <summary>The reader for each format.</summary>
internal static class FormatReader
{
    /// <summary>Opens the reader for a source's format.</summary>
    /// <param name="source">The content; it is closed with the reader.</param>
    /// <param name="format">What is known of the format.</param>
    /// <exception cref="Diagnostics.EtlException">The format contradicts itself, or the source is written otherwise.</exception>
    public static RecordReader Open(SourceStream source, SourceFormat format)
    {
        try
        {
            return format.Kind switch
            {
                FormatKind.Delimited or FormatKind.FixedWidth => new CsvRecordReader(source, format),
                _ => new CsvRecordReader(source, format.Or(OfName(source.Path))),
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>What the name of a file tells.</summary>
    private static SourceFormat? OfName(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".tab" ? new() { Delimiter = "\t" } : null;
}
