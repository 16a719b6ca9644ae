namespace EtlTools.Staging.Archives;

/// <summary>An archived file in a folder.</summary>
/// <param name="Path">The packed file, as an absolute path.</param>
/// <param name="Metadata">What the file beside it says.</param>
internal sealed record ArchiveEntry(string Path, ArchiveMetadata Metadata)
{
    /// <summary>What it was, without its id.</summary>
    public ArchivedFile ToFile() => new()
    {
        LoadId = Metadata.LoadId,
        RunId = Metadata.RunId,
        Table = Metadata.Table,
        Mode = SourceLoad.ModeName(Metadata.Mode),
        SourceFile = Metadata.OriginalPath,
        Path = Path,
        SourceSha256 = Metadata.SourceSha256,
        SourceBytes = Metadata.SourceBytes,
        Sha256 = Metadata.Sha256,
        Bytes = Metadata.Bytes,
        LoadedAt = Metadata.LoadedAt,
        Rows = Metadata.Rows,
    };
}
