using System.Diagnostics;
using System.Runtime.Versioning;
using EtlTools.Tests.Integration.Database;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class CancellationTests(PostgresFixture postgres)
{
    private const string Sleepers = "select count(*)::text from pg_stat_activity where query like 'select pg_sleep(%'";

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Ctrl_C_ends_the_statement_on_the_server_and_the_process_with_130()
    {
        string database = await postgres.CreateDatabaseAsync();
        using EtlProcess etl = EtlProcess.Start(
            Path.GetTempPath(), "query", "select pg_sleep(600)", "--database", database, "--output", "json");
        await WaitForSleepersAsync(database, "1");

        using (Process kill = Process.Start("kill", ["-INT", $"{etl.Id}"])) await kill.WaitForExitAsync();
        CommandLine call = await etl.EndAsync();

        Assert.Equal(130, call.ExitCode);
        Assert.Contains("Etl.CommandLine.Cancelled", call.Error, StringComparison.Ordinal);
        await WaitForSleepersAsync(database, "0");
    }

    private static async Task WaitForSleepersAsync(string database, string count)
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(30));
        while (await Query.TextAsync(database, Sleepers) != count) await Task.Delay(20, timeout.Token);
    }
}
