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

    /// <summary>
    /// Its fields by the names of the table's columns, as far as the raw text can be read; null where it has no such
    /// field. Changed, they go back with <c>Import-StagingData -ResolveReject</c>. Fields it has too many are
    /// <c>column_5</c> and so on; bytes that are no text are U+FFFD. An array that becomes rows of a table of its
    /// own is here too, as JSON text.
    /// </summary>
    public IDictionary<string, string?> Fields { get; init; } = new OrderedDictionary<string, string?>();

    /// <summary>When it was sent in again; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The load it was sent in with; null while it is open.</summary>
    public long? ResolvedBy { get; init; }

    /// <summary>The reject it was before it was sent in and refused again; null for one that comes from its file.</summary>
    public long? Replaces { get; init; }

    /// <summary>The columns its load had; empty when that is not known.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The columns whose arrays its load made rows of other tables; one is among <see cref="Columns"/> too
    /// where other records have something else there.</summary>
    internal IReadOnlyList<string> Exploded { get; init; } = [];

    /// <summary>The columns its load had, and after them those of its arrays.</summary>
    internal IReadOnlyList<string> Names => [.. Columns, .. Exploded.Except(Columns, StringComparer.Ordinal)];

    /// <summary>How many fields the raw text has; 0 when it cannot be read.</summary>
    internal int FieldCount { get; init; }
}
