using EtlTools.Sql;

namespace EtlTools.Profiling;

/// <summary>What would be measured.</summary>
public sealed record ProfilePlan
{
    /// <summary>The table.</summary>
    public required TableName Table { get; init; }

    /// <summary>The load whose rows would be read; null for all rows.</summary>
    public required long? LoadId { get; init; }

    /// <summary>The columns that would be measured.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The columns whose duplicates would be counted; empty where no key is known.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>About how many rows the table has, as the server knows; null when it does not.</summary>
    public required long? EstimatedRows { get; init; }
}
