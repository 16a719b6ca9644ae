namespace EtlTools.Runs;

/// <summary>A run as the catalog knows it.</summary>
public sealed record RunInfo
{
    /// <summary>Its id.</summary>
    public required long RunId { get; init; }

    /// <summary>The command as it was called.</summary>
    public required string Command { get; init; }

    /// <summary>The model; null where none was named.</summary>
    public string? Model { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The moment it took as the present, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, or has taken so far.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Who started it, and where: <c>user@host</c>.</summary>
    public required string StartedBy { get; init; }

    /// <summary>How many files it loaded.</summary>
    public required long Loads { get; init; }

    /// <summary>Rows it read from files.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows of files it refused.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>How many tables it built or tested.</summary>
    public required long Steps { get; init; }

    /// <summary>The overall quality score, 0 to 100; null when it tested nothing.</summary>
    public double? Score { get; init; }

    /// <summary>What ended it; null when nothing did.</summary>
    public string? Error { get; init; }
}
