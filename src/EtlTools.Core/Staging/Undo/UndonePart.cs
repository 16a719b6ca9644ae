using EtlTools.Models;

namespace EtlTools.Staging.Undo;

/// <summary>A load that is to be taken back, or was: what that does to its table.</summary>
public sealed record UndonePart
{
    /// <summary>The load; of several that landed together, the first.</summary>
    public required long LoadId { get; init; }

    /// <summary>All loads of the table that landed in the same transaction; they go together.</summary>
    public required IReadOnlyList<long> LoadIds { get; init; }

    /// <summary>Their files.</summary>
    public required IReadOnlyList<string> SourceFiles { get; init; }

    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>How the rows had landed.</summary>
    public required LoadMode Mode { get; init; }

    /// <summary>Rows it had written, inserted or updated, which go.</summary>
    public required long RowsRemoved { get; init; }

    /// <summary>Rows it had replaced or overwritten, which come back.</summary>
    public required long RowsRestored { get; init; }

    /// <summary>Columns it had added that go, because nothing else uses them; in a preview, all it had added.</summary>
    public required IReadOnlyList<string> ColumnsDropped { get; init; }

    /// <summary>Whether the table went with it: a load created it, and none is left.</summary>
    public bool TableDropped { get; init; }

    /// <summary>Whether it is only what would be done.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether it stopped at a checkpoint, so that it has not landed.</summary>
    internal bool IsStopped { get; init; }

    /// <summary>
    /// The same for all that landed in one transaction: the first load of the records, in which the others' rows stood.
    /// </summary>
    internal long LandingId { get; init; }

    /// <summary>Whether its rows stood in the records of another load, with which it goes.</summary>
    internal bool IsInside => LandingId != LoadId;

    /// <summary>Whether the table, or rows of it, were kept before it.</summary>
    internal bool HasImage { get; init; }

    /// <summary>Whether that is the whole table.</summary>
    internal bool IsImageTable { get; init; }

    /// <summary>Whether it met rows of loads before it, or would meet those that come back.</summary>
    internal bool HasMetRows { get; init; }

    /// <summary>Whether it has changed or replaced rows that must come back.</summary>
    internal bool NeedsImage { get; init; }
}
