using EtlTools.Runs;

namespace EtlTools.Transforms;

/// <summary>What building one table did.</summary>
public sealed record TransformResult
{
    /// <summary>The run it belongs to; 0 for a preview.</summary>
    public required long RunId { get; init; }

    /// <summary>What kind of table it is.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>What it did, or would do.</summary>
    public required StepCounts Counts { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether everything was rolled back again because only a preview was asked for.</summary>
    public bool IsPreview { get; init; }

    /// <summary>For a preview, the first rows that would be written; empty otherwise.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Preview { get; init; } = [];
}
