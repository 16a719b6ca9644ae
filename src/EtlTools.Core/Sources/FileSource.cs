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
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(cancellationToken);
        return SourceSample.Take(reader);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) =>
        FormatReader.Open(SourceStream.Open(Path), Format);
}
