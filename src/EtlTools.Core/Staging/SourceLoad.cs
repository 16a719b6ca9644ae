using System.Diagnostics;
using System.Text.Json;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Staging.Checkpoints;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>The load of one source while it is under way: what it has read and refused so far.</summary>
/// <param name="loadId">Its id in the catalog.</param>
/// <param name="startedAt">When it started, by the server's clock.</param>
/// <param name="table">The table it goes into.</param>
/// <param name="import">The source.</param>
/// <param name="reached">How far it had come when it stopped before; null for a new one.</param>
internal sealed class SourceLoad(
    long loadId, DateTimeOffset startedAt, TableImport table, SourceImport import, Checkpoint? reached = null)
{
    private const int FirstRejects = 100;
    private const int PendingBytes = 8 * 1024 * 1024;
    private const int PendingRejects = 10_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private List<RejectedRow> _pending = [];
    private long _pendingBytes;
    private long _savedRead = reached?.RowsRead ?? 0;
    private long _savedRejected = reached?.RowsRejected ?? 0;

    public long LoadId => loadId;

    public DateTimeOffset StartedAt => startedAt;

    public SourceImport Import => import;

    /// <summary>How far it had come when it stopped before; null for a new one.</summary>
    public Checkpoint? Reached => reached;

    /// <summary>Whether some of it is committed although it has not ended.</summary>
    public bool HasCheckpoint { get; private set; } = reached is not null;

    /// <summary>The loads of the rows inside its records, in the order of <see cref="TableImport.Children"/>.</summary>
    public List<SourceLoad> Children { get; } = [];

    /// <summary>Records read so far, refused ones among them.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Records refused so far.</summary>
    public long RowsRejected { get; private set; }

    /// <summary>Existing rows changed.</summary>
    public long RowsUpdated { get; set; }

    /// <summary>Existing rows that already said the same.</summary>
    public long RowsUnchanged { get; set; }

    /// <summary>Rows left out on purpose.</summary>
    public long RowsSkipped { get; set; }

    /// <summary>Rows that were in the table before and are not any more.</summary>
    public long RowsDeleted { get; set; }

    /// <summary>Rows written as new: what became of no other kind.</summary>
    public long RowsInserted => RowsRead - RowsUpdated - RowsUnchanged - RowsSkipped - RowsRejected;

    /// <summary>The digest of the source's bytes; null until its end is reached.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The sum of the hashes of all rows read, see <see cref="RowHasher.Sum"/>.</summary>
    public UInt128 ContentHash { get; set; }

    /// <summary>How the source differs from the table.</summary>
    public LoadDrift Drift { get; } = new(table, import);

    /// <summary>The table's column for each field the source has shown so far; null for a field that is left out.</summary>
    public IReadOnlyList<string?> Columns { get; set; } = [];

    /// <summary>Whether the table was not there before.</summary>
    public bool CreatedTable { get; set; }

    /// <summary>The columns it added to a table that was there.</summary>
    public IReadOnlyList<string> AddedColumns => CreatedTable ? [] : Drift.AddedColumns;

    /// <summary>Where the next incremental load goes on; null where none is named.</summary>
    public Watermark? Watermark { get; set; }

    /// <summary>The load that brought the same source before; null when this one reads it.</summary>
    public long? KnownFrom { get; set; }

    /// <summary>What else there is to say.</summary>
    public string? Message { get; private set; }

    /// <summary>How the raw text of refused records is written; null where that cannot be said.</summary>
    public SourceFormat? Format { get; set; }

    /// <summary>The first hundred refused records, kept for a load that is rolled back.</summary>
    public List<RejectedRow> First { get; } = [];

    /// <summary>Whether the refused records should be written before more are read.</summary>
    public bool HasManyPending => _pending.Count >= PendingRejects || _pendingBytes >= PendingBytes;

    /// <summary>Says something besides.</summary>
    public void AddMessage(string text) => Message = Message is null ? text : $"{Message} {text}";

    /// <summary>Whether it has read what it had read when it stopped; nothing where it had not.</summary>
    public bool HasReached(Checkpoint? checkpoint) =>
        (RowsRead, RowsRejected, ContentHash)
        == (checkpoint?.RowsRead ?? 0, checkpoint?.RowsRejected ?? 0, checkpoint?.ContentHash ?? 0);

    /// <summary>Notes that what is counted so far is committed.</summary>
    public void NoteCheckpoint()
    {
        HasCheckpoint = true;
        _savedRead = RowsRead;
        _savedRejected = RowsRejected;
        foreach (SourceLoad child in Children) child.NoteCheckpoint();
    }

    /// <summary>Notes that nothing of it is committed any more.</summary>
    public void ForgetCheckpoint()
    {
        HasCheckpoint = false;
        foreach (SourceLoad child in Children) child.ForgetCheckpoint();
    }

    /// <summary>Counts a refused record that was written before.</summary>
    public void AddWrittenReject(RejectedRow reject)
    {
        RowsRead++;
        RowsRejected++;
        if (First.Count < FirstRejects) First.Add(reject);
    }

    /// <summary>Counts a good record.</summary>
    public void AddRow() => RowsRead++;

    /// <summary>Counts and keeps a refused record.</summary>
    public void AddReject(RejectedRow reject)
    {
        AddWrittenReject(reject);
        _pending.Add(reject);
        _pendingBytes += reject.Raw.Length;
    }

    /// <summary>Hands out the refused records that are not yet written.</summary>
    public IReadOnlyList<RejectedRow> TakePending()
    {
        List<RejectedRow> pending = _pending;
        _pending = [];
        _pendingBytes = 0;
        return pending;
    }

    /// <summary>What came of it.</summary>
    public LoadResult Result(EtlRun run, EtlException? error) => new()
    {
        LoadId = loadId,
        RunId = run.RunId,
        SourceFile = import.Name,
        Table = table.Table.ToString(),
        Mode = ModeName(table.Mode),
        Status = error is not null ? LoadStatus.Failed
            : KnownFrom is not null ? LoadStatus.Skipped
            : RowsRejected > 0 ? LoadStatus.Partial
            : LoadStatus.Succeeded,
        RowsRead = error is null ? RowsRead : HasCheckpoint ? _savedRead : 0,
        RowsInserted = error is null ? RowsInserted : HasCheckpoint ? _savedRead - _savedRejected : 0,
        RowsUpdated = error is null ? RowsUpdated : 0,
        RowsUnchanged = error is null ? RowsUnchanged : 0,
        RowsSkipped = error is null ? RowsSkipped : 0,
        RowsRejected = error is null ? RowsRejected : HasCheckpoint ? _savedRejected : 0,
        RowsDeleted = error is null ? RowsDeleted : 0,
        SourceBytes = import.Bytes ?? 0,
        StartedAt = startedAt,
        Duration = _watch.Elapsed,
        ErrorId = error?.Id,
        Error = error?.Message,
        NextStep = error?.NextStep,
        SchemaChanges = [.. Drift.Changes.Select(change => change with { LoadId = loadId })],
        Message = error is null ? Message : null,
    };

    /// <summary>A mode as the catalog writes it.</summary>
    public static string ModeName(LoadMode mode) => JsonNamingPolicy.SnakeCaseLower.ConvertName(mode.ToString());
}
