using EtlTools.Sources.Csv;

namespace EtlTools.Sources;

/// <summary>A file.</summary>
/// <param name="Path">The file, as an absolute path.</param>
/// <param name="Format">How it is written.</param>
public sealed record FileSource(string Path, SourceFormat Format) : RecordSource
{
    /// <inheritdoc />
    public override string Name => Path;

    /// <inheritdoc />
    public override string ShortName => System.IO.Path.GetFileName(Path);

    /// <inheritdoc />
    internal override string Terms => Format.ToString();

    /// <inheritdoc />
    internal override string? Hash(CancellationToken cancellationToken)
    {
        using SourceStream stream = SourceStream.Open(Path);
        return stream.HashAll(cancellationToken);
    }

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(cancellationToken);
        return SourceSample.Take(reader);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) =>
        new CsvRecordReader(SourceStream.Open(Path), Format.Delimiter ?? DelimiterOf(Path));

    private static char? DelimiterOf(string path) =>
        System.IO.Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".tab" ? '\t' : null;
}
