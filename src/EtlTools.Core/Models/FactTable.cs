using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>A fact table: the select's columns and the surrogate keys it looks up.</summary>
public sealed record FactTable : WarehouseTable
{
    /// <summary>The dimensions it refers to.</summary>
    public IReadOnlyList<Lookup> Lookups { get; init; } = [];

    /// <summary>What happens to facts whose key is no longer in the select: <c>keep</c> or <c>delete</c>.</summary>
    /// <value>keep</value>
    public VanishedRows Vanished { get; init; }

    /// <inheritdoc />
    public override StepKind Kind => StepKind.Fact;
}
