using EtlTools.Sources.Compression;
using EtlTools.Sources.Csv;
using EtlTools.Sources.Json;

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
            return (format.Kind ?? KindSaid(format) ?? FormatDetector.Detect(source)) switch
            {
                FormatKind.Json => new JsonRecordReader(source, format),
                _ => new CsvRecordReader(source, format.Kind is null ? format.Or(OfName(source.Path)) : format),
            };
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>What is meant by what is said of the records.</summary>
    private static FormatKind? KindSaid(SourceFormat format) =>
        format.RecordPath is not null || format.Explode is not null ? FormatKind.Json
        : format == SourceFormat.Default ? null
        : FormatKind.Delimited;

    /// <summary>What the name of a file tells.</summary>
    private static SourceFormat? OfName(string path) =>
        Path.GetExtension(PackedName.Unpacked(path)).ToLowerInvariant() is ".tsv" or ".tab"
            ? new() { Delimiter = "\t" }
            : null;
}
