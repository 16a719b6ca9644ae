using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class UndoVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-cli-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        foreach ((string mode, string text) in new[] { ("append", "id,v\n1,a\n"), ("upsert", "id,v\n1,b\n2,c\n") })
        {
            string file = Path.Combine(_folder.FullName, $"{mode}.csv");
            await File.WriteAllTextAsync(file, text);
            await CommandLine.ReadAsync(_database, "import", file, "--table", "t", "--mode", mode, "--key", "id");
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_load_is_taken_back()
    {
        JsonElement result = await CommandLine.ReadAsync(_database, "undo", "--load", "2");
        JsonElement part = Assert.Single(result.GetProperty("undone").EnumerateArray());
        Assert.Equal(2, part.GetProperty("rowsRemoved").GetInt64());
        Assert.Equal(1, part.GetProperty("rowsRestored").GetInt64());
        Assert.Equal(["1|a"], await RowsAsync());
    }

    [Fact]
    public async Task A_load_on_which_another_builds_needs_cascade()
    {
        CommandLine refused = await CommandLine.RunAsync(_database, "undo", "--load", "1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("later loads build on it: 2 (upsert, upsert.csv)", refused.Error, StringComparison.Ordinal);
        CommandLine done = await CommandLine.RunAsync(_database, "undo", "--load", "1", "--cascade");
        Assert.Equal(0, done.ExitCode);
        Assert.Contains("the table is gone", done.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_changes_nothing()
    {
        CommandLine plan = await CommandLine.RunAsync(_database, "undo", "--load", "1", "--cascade", "--what-if");
        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("Nothing is changed", plan.Out, StringComparison.Ordinal);
        Assert.Equal(["1|b", "2|c"], await RowsAsync());
    }

    private async Task<IEnumerable<string>> RowsAsync() =>
        (await CommandLine.ReadAsync(_database, "query", "select id, v from staging.t order by id")).EnumerateArray()
        .Select(row => $"{row.GetProperty("id").GetString()}|{row.GetProperty("v").GetString()}");
}
