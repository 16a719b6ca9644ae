namespace EtlTools.Runs;

/// <summary>A step of a run as the catalog knows it.</summary>
public sealed record StepInfo
{
    /// <summary>Its id.</summary>
    public required long StepId { get; init; }

    /// <summary>The run it belongs to.</summary>
    public required long RunId { get; init; }

    /// <summary>What it builds.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>The table with its schema, or what it tests or writes.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, or has taken so far.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What it did.</summary>
    public required StepCounts Counts { get; init; }

    /// <summary>What ended it; null when nothing did.</summary>
    public string? Error { get; init; }
}
