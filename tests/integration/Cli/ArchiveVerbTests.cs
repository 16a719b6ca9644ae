using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class ArchiveVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-cli-");
    private string _database = "";

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        foreach (int id in (int[])[1, 2])
        {
            string file = Path.Combine(_folder.FullName, $"{id}.csv");
            await File.WriteAllTextAsync(file, $"id,v\n{id},x\n");
            await CommandLine.ReadAsync(_database, "import", file, "--table", "t", "--mode", "append", "--archive", Archive);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Archived_files_are_listed_by_the_catalog_and_by_the_folder()
    {
        foreach (string[] from in (string[][])[[], ["--path", Archive]])
        {
            JsonElement result = await CommandLine.ReadAsync(_database, ["archive", "list", "--table", "t", .. from]);
            Assert.Equal([2, 1], result.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("loadId").GetInt64()));
        }

        CommandLine text = await CommandLine.RunAsync(_database, "archive", "list");
        Assert.Contains("staging.t", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_stands_and_says_so_when_its_file_cannot_be_archived()
    {
        string file = Path.Combine(_folder.FullName, "3.csv");
        await File.WriteAllTextAsync(file, "id,v\n3,x\n");
        CommandLine call = await CommandLine.RunAsync(
            _database, "import", file, "--table", "t", "--mode", "append", "--archive", file);
        Assert.Equal(0, call.ExitCode);
        Assert.Contains($"! Load 3 stands, but {file} is not archived in", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clearing_shows_first_what_goes()
    {
        CommandLine plan = await CommandLine.RunAsync(_database, "archive", "clear", "--keep", "1", "--what-if");
        Assert.Contains("Nothing is changed", plan.Out, StringComparison.Ordinal);
        Assert.Equal(4, Files());
        JsonElement result = await CommandLine.ReadAsync(_database, "archive", "clear", "--keep", "1", "--older-than", "0");
        Assert.Equal(1, Assert.Single(result.GetProperty("cleared").EnumerateArray()).GetProperty("loadId").GetInt64());
        Assert.Equal(2, Files());
        Assert.Equal(2, (await CommandLine.RunAsync(_database, "archive", "clear")).ExitCode);
    }

    [Fact]
    public async Task The_table_is_made_again()
    {
        await CommandLine.RunAsync(_database, "undo", "--load", "2");
        await CommandLine.RunAsync(_database, "undo", "--load", "1");
        string other = await postgres.CreateDatabaseAsync();
        JsonElement result = await CommandLine.ReadAsync(other, "import", "--from-archive", Archive, "--table", "t");
        Assert.Equal(2, result.GetProperty("loads").GetArrayLength());
        CommandLine none = await CommandLine.RunAsync(
            other, "import", "--from-archive", Archive, "--table", "t", "--as-of", "2020-01-01");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("has no file of staging.t loaded up to 2020-01-01", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_that_stands_without_its_archive_says_so()
    {
        string file = Path.Combine(_folder.FullName, "3.csv");
        await File.WriteAllTextAsync(file, "id,v\n3,x\n");
        CommandLine load = await CommandLine.RunAsync(
            _database, "import", file, "--table", "t", "--mode", "append", "--archive", file);
        Assert.Equal(0, load.ExitCode);
        Assert.Contains("Load 3 stands", load.Out, StringComparison.Ordinal);
        Assert.Contains("etl undo --load 3", load.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from-archive", "a")]
    [InlineData("--from-archive", "a", "--table", "t", "--archive", "b")]
    [InlineData("x.csv", "--from-archive", "a", "--table", "t")]
    [InlineData("x.csv", "--table", "t", "--as-of", "2020-01-01")]
    public async Task What_contradicts_itself_is_a_wrong_call(params string[] words) =>
        Assert.Equal(2, (await CommandLine.RunAsync(_database, ["import", .. words])).ExitCode);

    private int Files() => Directory.GetFiles(Archive, "*", SearchOption.AllDirectories).Length;
}
