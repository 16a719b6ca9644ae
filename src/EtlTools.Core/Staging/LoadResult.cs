using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>What one file's load did. Rows read are always the sum of the other five counts.</summary>
public sealed record LoadResult
{
    /// <summary>The load's id; every row it wrote carries it.</summary>
    public required long LoadId { get; init; }

    /// <summary>The run it belongs to.</summary>
    public required long RunId { get; init; }

    /// <summary>The file, as an absolute path.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>How the rows were to land: <c>full</c>, <c>append</c>, <c>insert_only</c>, <c>update_only</c>,
    /// <c>upsert</c>, <c>incremental</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>How it ended.</summary>
    public required LoadStatus Status { get; init; }

    /// <summary>Records read from the file, header and empty lines not counted.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows written as new.</summary>
    public required long RowsInserted { get; init; }

    /// <summary>Existing rows changed.</summary>
    public required long RowsUpdated { get; init; }

    /// <summary>Existing rows that already said the same.</summary>
    public required long RowsUnchanged { get; init; }

    /// <summary>Rows left out on purpose.</summary>
    public required long RowsSkipped { get; init; }

    /// <summary>Rows refused and kept in <c>etl.reject</c>.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Rows that were in the table before and are not any more; they do not count as read.</summary>
    public required long RowsDeleted { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public required long SourceBytes { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The id of the error that ended it, one of <see cref="Diagnostics.ErrorIds"/>; null when none did.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about it, as a sentence; null when it did not fail, or is read from the catalog.</summary>
    public string? NextStep { get; init; }

    /// <summary>How the source differed from the table and the last load, and what was done about it.</summary>
    public IReadOnlyList<SchemaChange> SchemaChanges { get; init; } = [];

    /// <summary>Where its file is kept, as an absolute path; null when it is not archived.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>Why its file, which was to be archived, is not; the load stands all the same. Null when nothing went
    /// wrong.</summary>
    public string? ArchiveError { get; init; }

    /// <summary>What else there is to say: which load brought the same source before, which columns were missing.</summary>
    public string? Message { get; init; }
}
