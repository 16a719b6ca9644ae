namespace EtlTools.Database.Embedded;

/// <summary>Where the private PostgreSQL keeps its data and which programs it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder of the cluster, its lock and its downloads.</summary>
    /// <value><c>ETL_HOME</c>, else <c>~/.local/share/etltools</c>, on Windows <c>%LOCALAPPDATA%\EtlTools</c></value>
    public string Home { get; init; } = Environment.GetEnvironmentVariable("ETL_HOME") is { Length: > 0 } home
        ? home
        : DefaultHome();

    /// <summary>The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null to look for them.</summary>
    /// <value><c>ETL_POSTGRES_BIN</c>, else null</value>
    public string? BinDirectory { get; init; } =
        Environment.GetEnvironmentVariable("ETL_POSTGRES_BIN") is { Length: > 0 } folder ? folder : null;

    /// <summary>The oldest major version that will do.</summary>
    /// <value>15</value>
    public int MinimumVersion { get; init; } = 15;

    /// <summary>How long to wait for another process that is creating, starting or stopping the same server.</summary>
    /// <value>one minute</value>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where to look for programs when no folder is named.</summary>
    /// <value>the usual folders of this system, then PATH</value>
    internal PostgresSearch Search { get; init; } = PostgresSearch.OfThisSystem();

    /// <summary>Whether to listen on loopback with a password, for systems without Unix sockets.</summary>
    /// <value>true on Windows</value>
    internal bool UseLoopback { get; init; } = OperatingSystem.IsWindows();

    private static string DefaultHome()
    {
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, OperatingSystem.IsWindows() ? "EtlTools" : "etltools");
    }
}
