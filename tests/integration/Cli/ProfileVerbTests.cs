using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class ProfileVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("etl-profile-").FullName;
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await LoadAsync("id,city\n1,Oslo\n2,Rome\n2,Rome\n");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_columns_are_a_table_below_the_key()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "profile", "t", "--key", "id,city");
        Assert.Equal(0, call.ExitCode);
        string[] lines = call.Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("staging.t: 3 rows, last load 1, measured in ", lines[0], StringComparison.Ordinal);
        Assert.Equal("key id, city: 1 duplicates, 2 rows share one", lines[1]);
        Assert.Equal(
            ["id", "integer", "100", "%", "2", "1", "2", "1.6667", "1", "9", "100", "%", "2", "(2)"], Words(lines[4]));
        Assert.Equal(
            ["city", "text", "100", "%", "2", "Oslo", "Rome", "4", "Aaaa", "100", "%", "Rome", "(2)"], Words(lines[5]));
    }

    [Fact]
    public async Task The_profile_is_a_document()
    {
        JsonElement profile = await CommandLine.ReadAsync(_database, "profile", "staging.t", "--load", "1");
        Assert.Equal(("staging.t", 1, true), (
            profile.GetProperty("table").GetString(),
            profile.GetProperty("loadId").GetInt64(),
            profile.GetProperty("isOneLoad").GetBoolean()));
        JsonElement id = profile.GetProperty("columns")[0];
        Assert.Equal("integer", id.GetProperty("type").GetString());
        Assert.Equal("2", id.GetProperty("frequent")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Two_loads_are_compared()
    {
        await CommandLine.ReadAsync(_database, "profile", "t");
        await LoadAsync("id,city\n1,Oslo\n2,\n");
        CommandLine call = await CommandLine.RunAsync(_database, "profile", "t", "--compare", "1");
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("before  staging.t: 3 rows, last load 1", call.Out, StringComparison.Ordinal);
        Assert.Contains("after   staging.t: 2 rows, last load 2", call.Out, StringComparison.Ordinal);
        Assert.Contains(
            call.Out.Split(Environment.NewLine), line => Words(line) is ["city", "NullShare", "0", "0.5"]);
    }

    [Fact]
    public async Task Rules_are_written_as_a_file_and_nothing_else()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "profile", "t", "--suggest-rules");
        Assert.Equal(0, call.ExitCode);
        Assert.StartsWith("# What holds for 3 rows of staging.t, load 1.", call.Out, StringComparison.Ordinal);
        Assert.Contains("- rule: id of t has a value\n", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_a_failure()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "profile", "nothing");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("There is no table staging.nothing.", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparing_and_suggesting_at_once_is_wrong_usage()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "profile", "t", "--compare", "1", "--suggest-rules");
        Assert.Equal(2, call.ExitCode);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task LoadAsync(string text)
    {
        string file = Path.Combine(_folder, "t.csv");
        await File.WriteAllTextAsync(file, text);
        Assert.Equal(0, (await CommandLine.RunAsync(_database, "import", file, "--table", "t")).ExitCode);
    }
}
