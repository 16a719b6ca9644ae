using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>
/// A dimension with history: columns are of type 0 (kept), 1 (overwritten) or 2 (a change opens a version).
/// </summary>
/// <remarks>The terms are Kimball's: The Data Warehouse Toolkit, 3rd edition, chapter 5.</remarks>
public sealed record DimensionTable : WarehouseTable
{
    /// <summary>Columns that never change once they have a value.</summary>
    public IReadOnlyList<string> Type0 { get; init; } = [];

    /// <summary>Columns whose change opens a new version. All others are of type 1.</summary>
    public IReadOnlyList<string> Type2 { get; init; } = [];

    /// <summary>
    /// The column that says when a member's first version begins; without it, at the beginning of time.
    /// </summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>The column that says when a change took effect; without it, the run's own moment.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>
    /// Settles a key that repeats in one batch: the row that sorts first wins. Empty: repeats are refused.
    /// </summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>What happens to a member that is no longer in the select: <c>keep</c> or <c>close</c>.</summary>
    /// <value>keep</value>
    public VanishedRows Vanished { get; init; }

    /// <summary>The name of the surrogate key.</summary>
    public required string SurrogateKey { get; init; }

    /// <inheritdoc />
    public override StepKind Kind => StepKind.Dimension;
}
