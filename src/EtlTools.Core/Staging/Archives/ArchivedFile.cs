namespace EtlTools.Staging.Archives;

/// <summary>A file that was loaded and is kept, packed with gzip, with what it was.</summary>
public sealed record ArchivedFile
{
    /// <summary>Its id in the catalog; null when it was read from a folder.</summary>
    public long? ArchiveId { get; init; }

    /// <summary>The load whose source it is.</summary>
    public required long LoadId { get; init; }

    /// <summary>The run that load belonged to.</summary>
    public required long RunId { get; init; }

    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>How its rows landed, as the catalog writes it: <c>full</c>, <c>insert_only</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The file that was loaded, as an absolute path.</summary>
    public required string SourceFile { get; init; }

    /// <summary>Where it is kept, as an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>The SHA-256 of the file that was loaded, in hexadecimal.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>The size of the file that was loaded, in bytes.</summary>
    public required long SourceBytes { get; init; }

    /// <summary>The SHA-256 of the packed file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The size of the packed file, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it had been loaded, UTC.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>Records read from it, refused ones among them.</summary>
    public required long Rows { get; init; }

    /// <summary>When it was archived, UTC; null when it was read from a folder.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether it is only what would be deleted.</summary>
    public bool IsPreview { get; init; }
}
