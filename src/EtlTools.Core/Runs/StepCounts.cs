namespace EtlTools.Runs;

/// <summary>What a step did to its table. Read is always inserted + updated + unchanged + skipped.</summary>
public sealed record StepCounts
{
    /// <summary>Rows the select returned.</summary>
    public long RowsRead { get; init; }

    /// <summary>Rows whose key was new.</summary>
    public long RowsInserted { get; init; }

    /// <summary>Rows whose key was known and whose content differed.</summary>
    public long RowsUpdated { get; init; }

    /// <summary>Rows that already said the same.</summary>
    public long RowsUnchanged => RowsRead - RowsInserted - RowsUpdated - RowsSkipped;

    /// <summary>Rows left out on purpose: repeated keys settled by <c>order_by</c>, states older than the known one.</summary>
    public long RowsSkipped { get; init; }

    /// <summary>Rows whose key vanished: closed in a dimension, deleted elsewhere.</summary>
    public long RowsDeleted { get; init; }

    /// <summary>Versions a dimension opened for keys it knew.</summary>
    public long VersionsOpened { get; init; }

    /// <summary>Versions a dimension closed.</summary>
    public long VersionsClosed { get; init; }
}
