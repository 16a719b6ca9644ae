using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>A table of totals; rows whose key vanished from the select are deleted.</summary>
public sealed record AggregateTable : WarehouseTable
{
    /// <inheritdoc />
    public override StepKind Kind => StepKind.Aggregate;
}
