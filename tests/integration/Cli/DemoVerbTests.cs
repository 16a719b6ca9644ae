using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class DemoVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-demo-");
    private string _database = "";

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_demo_finds_what_it_planted_also_the_second_time()
    {
        for (int time = 1; time <= 2; time++)
        {
            JsonElement demo = await CommandLine.ReadAsync(
                _database, "demo", "--customers", "1000", "--out", _folder.FullName);
            JsonElement[] findings = [.. demo.GetProperty("findings").EnumerateArray()];
            Assert.Equal(7, findings.Length);
            Assert.All(
                findings, finding => Assert.True(finding.GetProperty("matches").GetBoolean(), finding.GetRawText()));
            Assert.Equal(50, findings[1].GetProperty("found").GetInt64());
            Assert.True(File.Exists(demo.GetProperty("reportFile").GetString()));
        }

        JsonElement runs = (await CommandLine.ReadAsync(_database, "status")).GetProperty("runs");
        Assert.Equal(4, runs.GetArrayLength());
    }

    [Fact]
    public async Task The_summary_ends_with_a_line_to_type_that_runs()
    {
        CommandLine demo = await CommandLine.RunAsync(
            _database, "demo", "--customers", "1000", "--out", _folder.FullName);
        Assert.True(demo.ExitCode == 0, demo.Error);
        Assert.DoesNotContain("✗ customers", demo.Out, StringComparison.Ordinal);
        string next = demo.Out.Split(Environment.NewLine).Single(
            line => line.StartsWith("Next", StringComparison.Ordinal));
        string sql = next.Split('"')[1];
        CommandLine query = await CommandLine.RunAsync(_database, "query", sql);
        Assert.True(query.ExitCode == 0, query.Error);
        Assert.Contains("(2 rows)", query.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_of_somebody_else_is_left_alone()
    {
        await CommandLine.RunAsync(_database, "query", "create schema retail create table mine (a int)", "--write");
        CommandLine demo = await CommandLine.RunAsync(
            _database, "demo", "--customers", "1000", "--out", _folder.FullName);
        Assert.Equal(1, demo.ExitCode);
        Assert.Contains("schema retail that no demo has made", demo.Error, StringComparison.Ordinal);
        JsonElement rows = await CommandLine.ReadAsync(
            _database, "query", "select to_regclass('retail.mine')::text as name");
        Assert.Equal("retail.mine", rows[0].GetProperty("name").GetString());
    }
}
