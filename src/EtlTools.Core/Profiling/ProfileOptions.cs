using EtlTools.Models;

namespace EtlTools.Profiling;

/// <summary>Which table to measure.</summary>
public sealed record ProfileOptions
{
    /// <summary>The table; without a schema, in the model's staging schema, or in <c>staging</c>.</summary>
    public required string Table { get; init; }

    /// <summary>The model that knows the table's key; null for none.</summary>
    public EtlModel? Model { get; init; }

    /// <summary>The load whose rows are measured; null for all rows.</summary>
    public long? LoadId { get; init; }

    /// <summary>The columns whose duplicates are counted; empty for the key the model names.</summary>
    /// <value>empty</value>
    public IReadOnlyList<string> Key { get; init; } = [];
}
