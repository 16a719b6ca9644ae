namespace EtlTools.Staging.Versions;

/// <summary>What a load made of its table's data, as one version of it.</summary>
public sealed record DataVersion
{
    /// <summary>The load that gave it; it identifies the version.</summary>
    public required long LoadId { get; init; }

    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>When the load ended, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How the load ended, and whether it was taken back since.</summary>
    public required LoadStatus Status { get; init; }

    /// <summary>
    /// The sum of the MD5 row hashes of all rows loaded, modulo 2^128, as 32 hexadecimal digits: the same rows have the
    /// same checksum in any order, whatever the order of their columns. Null for loads of an older catalog.
    /// </summary>
    public string? Checksum { get; init; }

    /// <summary>How many rows were loaded: those read and not refused.</summary>
    public required long Records { get; init; }

    /// <summary>Counts the changes of the table's set of columns, from 1; null for loads of an older catalog.</summary>
    public int? SchemaVersion { get; init; }

    /// <summary>The source columns the table had then; empty where that is not known.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The source: the absolute path of a file.</summary>
    public required string Source { get; init; }

    /// <summary>The SHA-256 of the source's bytes, in hexadecimal; null where it has none.</summary>
    public string? SourceSha256 { get; init; }

    /// <summary>How the rows landed: <c>full</c>, <c>append</c>, and so on.</summary>
    public required string Mode { get; init; }

    /// <summary>What the caller said about the data.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
