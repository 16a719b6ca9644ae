namespace EtlTools.Runs;

/// <summary>A row a load refused.</summary>
public sealed record RejectInfo
{
    /// <summary>Its id.</summary>
    public required long RejectId { get; init; }

    /// <summary>The load that refused it.</summary>
    public required long LoadId { get; init; }

    /// <summary>The table it was meant for.</summary>
    public required string Table { get; init; }

    /// <summary>The file.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The physical line on which the record starts, from 1.</summary>
    public required long SourceLine { get; init; }

    /// <summary>Where the record starts, in bytes of UTF-8.</summary>
    public required long ByteOffset { get; init; }

    /// <summary>The reason code.</summary>
    public required string Reason { get; init; }

    /// <summary>The column, or the JSON path, that is to blame; null for the record as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>What was found and what was expected, in words.</summary>
    public required string Expectation { get; init; }

    /// <summary>The record as it stands in the file.</summary>
    public required string RawText { get; init; }
}
