namespace EtlTools.Models;

/// <summary>How a fact finds a dimension's surrogate key.</summary>
public sealed record Lookup
{
    /// <summary>The column of the fact that holds the surrogate key.</summary>
    public required string Column { get; init; }

    /// <summary>The dimension, without schema.</summary>
    public required string Dimension { get; init; }

    /// <summary>The select's columns, matched to the dimension's key by position.</summary>
    public required IReadOnlyList<string> On { get; init; }

    /// <summary>The select's column whose moment picks the version; null takes the current one.</summary>
    public string? At { get; init; }
}
