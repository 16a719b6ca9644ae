namespace EtlTools.Cli;

/// <summary>What the process ends with; scripts test for it.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for is done.</summary>
    public const int Done = 0;

    /// <summary>It failed; the error says where and what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>The work is done, and a quality rule failed that the caller made a gate.</summary>
    public const int GateFailed = 3;

    /// <summary>The user stopped it: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
