using System.IO.Compression;
using System.Text.Json;
using EtlTools.Sources;
using EtlTools.Sources.Compression;

namespace EtlTools.Staging.Archives;

/// <summary>An archived file: it goes by the name it had, and has the bytes it had.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">How it is written.</param>
internal sealed record ArchivedSource(ArchiveEntry File, SourceFormat Format) : RecordSource
{
    /// <inheritdoc />
    public override string Name => File.Metadata.OriginalPath;

    /// <inheritdoc />
    public override string ShortName => Path.GetFileName(Name);

    /// <summary>How much may come out of it when it was packed before.</summary>
    public UnpackLimits Limits { get; init; } = UnpackLimits.Default;

    /// <inheritdoc />
    internal override string Terms => JsonSerializer.Serialize(Format);

    /// <inheritdoc />
    internal override string? Hash(CancellationToken cancellationToken) => File.Metadata.SourceSha256;

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(cancellationToken);
        return SourceSample.Take(reader);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken)
    {
        Stream kept = SourceStream.OpenBytes(File.Path);
        Stream content = File.Metadata.IsAsLoaded
            ? kept
            : new ArchivedContent(new GZipStream(kept, CompressionMode.Decompress), File.Metadata.SourceBytes);
        return FormatReader.Open(new SourceStream(Name, content, Format.Encoding, Limits), Format);
    }
}
