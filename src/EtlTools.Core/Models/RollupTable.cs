using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>Measures written back to every version of a dimension's member.</summary>
public sealed record RollupTable : WarehouseTable
{
    /// <inheritdoc />
    public override StepKind Kind => StepKind.Rollup;
}
