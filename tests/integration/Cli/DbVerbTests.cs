using System.Text.Json;
using EtlTools.Tests.Integration.Database;

namespace EtlTools.Tests.Integration.Cli;

public sealed class DbVerbTests
{
    [Fact]
    public async Task The_private_server_starts_answers_and_stops()
    {
        await using ThrowawayHome home = new();
        Assert.Contains("not created yet", (await RunAsync(home, "status")).Out, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(home, "start")).ExitCode);
        using (JsonDocument status = JsonDocument.Parse((await RunAsync(home, "status", "--output", "json")).Out))
        {
            Assert.True(status.RootElement.GetProperty("isRunning").GetBoolean());
            Assert.Equal(home.Home, status.RootElement.GetProperty("home").GetString());
        }

        CommandLine query = await EtlProcess.RunAsync(
            home.Home, "query", "select 40 + 2 as answer", "--output", "json");
        Assert.Contains("""{"answer":42}""", query.Out, StringComparison.Ordinal);

        Assert.Contains("is stopped", (await RunAsync(home, "stop")).Out, StringComparison.Ordinal);
        Assert.Contains("was not running", (await RunAsync(home, "stop")).Out, StringComparison.Ordinal);
        Assert.Contains("stopped;", (await RunAsync(home, "status")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_string_psql_and_path_print_one_line_that_scripts_can_use()
    {
        await using ThrowawayHome home = new();
        string connection = (await RunAsync(home, "connection-string")).Out.TrimEnd();
        Assert.Equal("etl", await Query.TextAsync(connection, "select current_database()"));
        string psql = (await RunAsync(home, "psql")).Out.TrimEnd();
        Assert.StartsWith("psql -h ", psql, StringComparison.Ordinal);
        Assert.EndsWith(" -U etl -d etl", psql, StringComparison.Ordinal);
        Assert.Equal(psql, (await RunAsync(home, "psql-command")).Out.TrimEnd());
        Assert.Equal(home.Home, (await RunAsync(home, "path")).Out.TrimEnd());
    }

    private static Task<CommandLine> RunAsync(ThrowawayHome home, params string[] args) =>
        EtlProcess.RunAsync(home.Home, ["db", .. args]);
}
