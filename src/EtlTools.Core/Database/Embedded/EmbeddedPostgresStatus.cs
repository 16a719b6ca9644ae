namespace EtlTools.Database.Embedded;

/// <summary>What the private PostgreSQL is doing, and where.</summary>
public sealed record EmbeddedPostgresStatus
{
    /// <summary>Whether a cluster exists.</summary>
    public required bool IsCreated { get; init; }

    /// <summary>Whether the server accepts connections.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>
    /// The server's version (<c>15.18</c>); only the major version where its programs are gone, null before it exists.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>The process of the server; null when it is not running.</summary>
    public int? ProcessId { get; init; }

    /// <summary>When the server was started; null when it is not running.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it has been running; null when it is not.</summary>
    public TimeSpan? Uptime { get; init; }

    /// <summary>The folder it was asked to live in.</summary>
    public required string Home { get; init; }

    /// <summary>The data folder of the cluster.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder of its socket; null where it listens on loopback.</summary>
    public string? SocketDirectory { get; init; }

    /// <summary>The folder of its programs; null where none were found.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>The server's log.</summary>
    public required string LogFile { get; init; }

    /// <summary>How to connect; null when it is not running.</summary>
    public string? ConnectionString { get; init; }
}
