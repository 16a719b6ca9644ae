namespace EtlTools.Staging.Drift;

/// <summary>A difference between a table and a source.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Column">The column, by its name in the source where it is there; null for the order of all.</param>
/// <param name="Before">What the table says.</param>
/// <param name="After">What the source says.</param>
internal sealed record ColumnChange(DriftKind Kind, string? Column, string? Before, string? After)
{
    /// <summary>For texts that were cut: the length at which they end; 0 where another thing narrowed.</summary>
    public int CutAt { get; init; }
}
