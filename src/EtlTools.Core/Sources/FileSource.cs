using System.Text.Json;
using EtlTools.Sources.Compression;

namespace EtlTools.Sources;

/// <summary>A file, or a file inside of a zip archive.</summary>
/// <param name="Path">The file, as an absolute path; of one in an archive the archive's, a slash, and its own.</param>
/// <param name="Format">How it is written.</param>
public sealed record FileSource(string Path, SourceFormat Format) : RecordSource
{
    /// <inheritdoc />
    public override string Name => Path;

    /// <inheritdoc />
    public override string ShortName => System.IO.Path.GetFileName(Path);

    /// <summary>How much may come out of it when it is packed.</summary>
    public UnpackLimits Limits { get; init; } = UnpackLimits.Default;

    /// <inheritdoc />
    internal override string Terms => JsonSerializer.Serialize(Format);

    /// <inheritdoc />
    internal override string? Hash(CancellationToken cancellationToken)
    {
        using SourceStream stream = OpenContent();
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
        FormatReader.Open(OpenContent(), Format);

    /// <summary>Opens its bytes as they stand, packed or not; those of a file in an archive unpacked from it.</summary>
    /// <exception cref="Diagnostics.EtlException">It cannot be read.</exception>
    internal Stream OpenBytes() => ZipMember.At(Path)?.OpenBytes(Limits) ?? SourceStream.OpenBytes(Path);

    private SourceStream OpenContent()
    {
        if (ZipMember.At(Path) is { } member) return member.Open(Format.Encoding, Limits);

        // An archive is planned by its members; where it is a source itself, they cannot be listed.
        if (ZipMember.IsArchive(Path)) ZipMember.In(Path);
        return SourceStream.Open(Path, Format.Encoding, Limits);
    }
}
