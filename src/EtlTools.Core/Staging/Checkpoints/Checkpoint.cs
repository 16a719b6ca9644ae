namespace EtlTools.Staging.Checkpoints;

/// <summary>How much of a source is in the database, while its load has not ended.</summary>
/// <param name="WriteTo">The table its rows are in, without its schema.</param>
/// <param name="RowsRead">Records read.</param>
/// <param name="RowsRejected">Records refused.</param>
/// <param name="ContentHash">See <see cref="RowHasher.Sum"/>.</param>
/// <param name="Offset">Where the last record starts, in bytes of the content.</param>
/// <param name="Line">The line on which it starts.</param>
/// <param name="Sha256">The digest of the source, once it is read to its end.</param>
/// <param name="IsComplete">Whether it is.</param>
/// <param name="CreatedTable">Whether the load created the table.</param>
internal sealed record Checkpoint(
    string WriteTo,
    long RowsRead,
    long RowsRejected,
    UInt128 ContentHash,
    long Offset,
    long Line,
    string? Sha256,
    bool IsComplete,
    bool CreatedTable);
