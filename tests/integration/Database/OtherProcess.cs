using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Integration.Database;

/// <summary>This assembly's program in a process of its own: it starts the server of a home.</summary>
internal static class OtherProcess
{
    /// <summary>Starts the server of a home, optionally under another account (as root).</summary>
    public static Task<ChildProcessResult> StartServerAsync(string home, string? userName = null) =>
        new ChildProcess("dotnet", typeof(OtherProcess).Assembly.Location)
        {
            UserName = userName,
            Environment = new Dictionary<string, string?> { ["ETL_HOME"] = home, ["HOME"] = Path.GetTempPath() },
        }.RunAsync(CancellationToken.None);
}
