namespace EtlTools.Staging.Undo;

/// <summary>Which load to take back.</summary>
public sealed record UndoOptions
{
    /// <summary>The load.</summary>
    public required long LoadId { get; init; }

    /// <summary>Whether later loads that build on it are taken back too, the newest first; else they are an error.</summary>
    /// <value>false</value>
    public bool Cascade { get; init; }

    /// <summary>How long to wait for a load of the table that is under way; null waits until it ends.</summary>
    /// <value>null</value>
    public TimeSpan? LockTimeout { get; init; }
}
