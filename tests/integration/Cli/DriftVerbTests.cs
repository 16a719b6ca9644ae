using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class DriftVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-cli-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await CommandLine.ReadAsync(_database, "import", Write("a,b\n1,2\n"), "--table", "t");
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Differences_are_shown_and_nothing_is_loaded()
    {
        JsonElement result = await CommandLine.ReadAsync(_database, "drift", Write("a,c\n1,x\n"), "--table", "t");
        Assert.Equal(
            ["new c evolve", "missing b evolve"],
            result.GetProperty("changes").EnumerateArray().Select(change =>
                $"{change.GetProperty("kind").GetString()} {change.GetProperty("column").GetString()} "
                    + change.GetProperty("action").GetString()));
        JsonElement rows = await CommandLine.ReadAsync(_database, "query", "select count(*) as loads from etl.load");
        Assert.Equal(1, rows[0].GetProperty("loads").GetInt64());
        CommandLine text = await CommandLine.RunAsync(_database, "drift", Write("a,c\n1,x\n"), "--table", "t");
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("missing", text.Out, StringComparison.Ordinal);
        text = await CommandLine.RunAsync(_database, "drift", Write("a,b\n3,4\n"), "--table", "t");
        Assert.Equal("✓ Nothing differs; of each file the first thousand records were compared.", text.Out.Trim());
    }

    [Fact]
    public async Task Comments_and_escapes_are_named_for_an_import_and_for_its_comparison()
    {
        string[] how = [Write("#made by hand\na,b\n1,x\\,y\n"), "--table", "t", "--comment", "#", "--escape", "\\"];
        await CommandLine.ReadAsync(_database, ["import", .. how]);
        JsonElement rows = await CommandLine.ReadAsync(_database, "query", "select b from staging.t");
        Assert.Equal("x,y", Assert.Single(rows.EnumerateArray()).GetProperty("b").GetString());
        JsonElement drift = await CommandLine.ReadAsync(_database, ["drift", .. how]);
        Assert.Empty(drift.GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task A_file_that_a_load_would_refuse_ends_with_its_error()
    {
        CommandLine call = await CommandLine.RunAsync(
            _database, "drift", Write("a\n1\n"), "--table", "t", "--drift", "missing=freeze");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("is not what staging.t expects: column b is missing.", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_no_table_without_differences()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "drift", Write("a\n1\n"), "--table", "tt");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("There is no table staging.tt", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_takes_the_policy_and_says_what_it_met()
    {
        string file = Write("a,c\n1,x\n");
        CommandLine frozen = await CommandLine.RunAsync(_database, "import", file, "--table", "t", "--drift", "freeze");
        Assert.Equal(1, frozen.ExitCode);
        Assert.Contains("column c is new; column b is missing", frozen.Error, StringComparison.Ordinal);
        CommandLine plan = await CommandLine.RunAsync(_database, "import", file, "--table", "t", "--what-if");
        Assert.Contains("! t.csv: column c is new; column b is missing", plan.Out, StringComparison.Ordinal);
        CommandLine load = await CommandLine.RunAsync(_database, "import", file, "--table", "t");
        Assert.Contains(
            "! t.csv: column c is new: the table gains the column; column b is missing: null in all rows",
            load.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_listed_and_compared()
    {
        string[] import = ["import", Write("a,b\n1,2\n3,4\n"), "--table", "t"];
        await CommandLine.ReadAsync(_database, [.. import, "--metadata", "day=2", "--metadata", "by=Ann=Bo"]);
        JsonElement versions = (await CommandLine.ReadAsync(_database, "versions", "t")).GetProperty("versions");
        Assert.Equal([2, 1], versions.EnumerateArray().Select(version => version.GetProperty("records").GetInt64()));
        Assert.Equal("2", versions[0].GetProperty("metadata").GetProperty("day").GetString());
        Assert.Equal("Ann=Bo", versions[0].GetProperty("metadata").GetProperty("by").GetString());
        JsonElement comparison = await CommandLine.ReadAsync(_database, "versions", "t", "--compare", "1,2");
        Assert.False(comparison.GetProperty("isSame").GetBoolean());
        CommandLine text = await CommandLine.RunAsync(_database, "versions", "staging.t", "--compare", "1,2");
        Assert.Contains("The rows differ; the second has 1 more.", text.Out, StringComparison.Ordinal);
        CommandLine list = await CommandLine.RunAsync(_database, "versions", "t", "--last", "1");
        Assert.Contains(versions[0].GetProperty("checksum").GetString()!, list.Out, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder.FullName, "t.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
