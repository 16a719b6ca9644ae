using System.Diagnostics;
using System.Text.Json;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>The load of one source while it is under way: what it has read and refused so far.</summary>
/// <param name="loadId">Its id in the catalog.</param>
/// <param name="startedAt">When it started, by the server's clock.</param>
/// <param name="import">The source.</param>
internal sealed class SourceLoad(long loadId, DateTimeOffset startedAt, SourceImport import)
{
    private const int FirstRejects = 100;
    private const int PendingBytes = 8 * 1024 * 1024;
    private const int PendingRejects = 10_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private List<RejectedRow> _pending = [];
    private long _pendingBytes;

    public long LoadId => loadId;

    public DateTimeOffset StartedAt => startedAt;

    public SourceImport Import => import;

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

    /// <summary>How the raw text of refused records is written; null where that cannot be said.</summary>
    public SourceFormat? Format { get; set; }

    /// <summary>The first hundred refused records, kept for a load that is rolled back.</summary>
    public List<RejectedRow> First { get; } = [];

    /// <summary>Whether the refused records should be written before more are read.</summary>
    public bool HasManyPending => _pending.Count >= PendingRejects || _pendingBytes >= PendingBytes;

    /// <summary>Counts a good record.</summary>
    public void AddRow() => RowsRead++;

    /// <summary>Counts and keeps a refused record.</summary>
    public void AddReject(RejectedRow reject)
    {
        RowsRead++;
        RowsRejected++;
        _pending.Add(reject);
        _pendingBytes += reject.Raw.Length;
        if (First.Count < FirstRejects) First.Add(reject);
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
    public LoadResult Result(EtlRun run, TableImport table, EtlException? error) => new()
    {
        LoadId = loadId,
        RunId = run.RunId,
        SourceFile = import.Name,
        Table = table.Table.ToString(),
        Mode = ModeName(table.Mode),
        Status = error is not null ? LoadStatus.Failed : RowsRejected > 0 ? LoadStatus.Partial : LoadStatus.Succeeded,
        RowsRead = error is null ? RowsRead : 0,
        RowsInserted = error is null ? RowsInserted : 0,
        RowsUpdated = error is null ? RowsUpdated : 0,
        RowsUnchanged = error is null ? RowsUnchanged : 0,
        RowsSkipped = error is null ? RowsSkipped : 0,
        RowsRejected = error is null ? RowsRejected : 0,
        RowsDeleted = error is null ? RowsDeleted : 0,
        SourceBytes = import.Bytes ?? 0,
        StartedAt = startedAt,
        Duration = _watch.Elapsed,
        ErrorId = error?.Id,
        Error = error?.Message,
    };

    /// <summary>A mode as the catalog writes it.</summary>
    public static string ModeName(LoadMode mode) => JsonNamingPolicy.SnakeCaseLower.ConvertName(mode.ToString());
}
