using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class RunVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-run-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        CommandLine sample = await CommandLine.RunAsync(
            _database, "sample", "--out", _folder.FullName, "--customers", "500", "--transactions", "1000");
        Assert.True(sample.ExitCode == 0, sample.Error);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_run_can_be_looked_at_afterwards_and_reported_again()
    {
        JsonElement run = await CommandLine.ReadAsync(_database, [.. Run, "--as-of", "2024-12-31"]);
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal(6, run.GetProperty("loads").GetArrayLength());
        Assert.Equal(9, run.GetProperty("tables").GetArrayLength());
        Assert.True(File.Exists(run.GetProperty("reportFile").GetString()));

        JsonElement status = await CommandLine.ReadAsync(
            _database, "status", "--run", $"{run.GetProperty("runId").GetInt64()}");
        Assert.Equal("succeeded", status.GetProperty("run").GetProperty("status").GetString());
        Assert.Equal(6, status.GetProperty("loads").GetArrayLength());
        Assert.Equal(11, status.GetProperty("steps").GetArrayLength());
        Assert.Equal(36, status.GetProperty("rules").GetArrayLength());

        string file = Path.Combine(_folder.FullName, "again.html");
        JsonElement report = await CommandLine.ReadAsync(_database, "report", "--out", file);
        Assert.Equal(new FileInfo(file).Length, report.GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_ends_the_run_with_what_to_do_about_it()
    {
        string file = _folder.GetFiles("products*.csv").Single().FullName;
        await File.AppendAllTextAsync(file, "broken\n");
        CommandLine run = await CommandLine.RunAsync(_database, [.. Run, "--max-rejects", "0"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"etl: {file}: 1 of 501 rows read were refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("etl rejects --load ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Then run again; the warehouse is as it was.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_rule_closes_the_gate_with_exit_code_3_after_the_results()
    {
        CommandLine run = await CommandLine.RunAsync(_database, [.. Run, "--as-of", "2024-12-31", "--fail-on", "info"]);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("✗ Phone is written one way", run.Out, StringComparison.Ordinal);
        Assert.Contains("fails the quality gate", run.Error, StringComparison.Ordinal);
        Assert.Equal(
            3,
            (await CommandLine.RunAsync(_database, "quality", "retail", "--rule", "Phone*", "--fail-on", "info")).ExitCode);
        Assert.Equal(
            0,
            (await CommandLine.RunAsync(_database, "quality", "retail", "--rule", "Phone*", "--fail-on", "none")).ExitCode);
    }

    [Fact]
    public async Task Only_the_stages_asked_for_run()
    {
        JsonElement ingest = await CommandLine.ReadAsync(_database, [.. Run, "--only", "ingest,dimensions"]);
        Assert.Equal(6, ingest.GetProperty("loads").GetArrayLength());
        Assert.All(
            ingest.GetProperty("tables").EnumerateArray(),
            table => Assert.Contains(table.GetProperty("kind").GetString(), (string[])["dimension", "calendar"]));
        Assert.Equal(JsonValueKind.Null, ingest.GetProperty("quality").ValueKind);
    }

    [Fact]
    public async Task A_sound_model_is_said_to_be_sound_and_nothing_is_made()
    {
        JsonElement check = await CommandLine.ReadAsync(_database, "check", "retail");
        Assert.True(check.GetProperty("sound").GetBoolean());
        JsonElement rows = await CommandLine.ReadAsync(
            _database, "query", "select to_regnamespace('retail')::text as name");
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_a_failure()
    {
        CommandLine status = await CommandLine.RunAsync(_database, "status", "--run", "4711");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("has no run 4711", status.Error, StringComparison.Ordinal);
    }

    private string[] Run => ["run", "retail", "--data", _folder.FullName, "--out", _folder.FullName];
}
