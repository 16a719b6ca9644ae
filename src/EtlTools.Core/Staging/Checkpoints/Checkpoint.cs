namespace EtlTools.Staging.Checkpoints;

/// <summary>How much of a source is in the database, while its load has not ended.</summary>
/// <param name="WriteTo">The table its rows are in, without its schema.</param>
/// <param name="RowsRead">Records read.</param>
/// <param name="RowsRejected">Records refused.</param>
/// <param name="ContentHash">See <see cref="RowHasher.Sum"/>.</param>
/// <param name="Offset">Where the last record starts, in bytes of the content.</param>
/// <param name="Line">The line on which it starts.</param>
/// <param name="IsComplete">Whether the source is read to its end.</param>
/// <param name="CreatedTable">Whether the load created the staging table.</param>
/// <param name="AddedColumns">The columns <paramref name="WriteTo"/> gained for the load.</param>
internal sealed record Checkpoint(
    string WriteTo,
    long RowsRead,
    long RowsRejected,
    UInt128 ContentHash,
    long Offset,
    long Line,
    bool IsComplete,
    bool CreatedTable,
    IReadOnlyList<string> AddedColumns);
