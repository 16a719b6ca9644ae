using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class ImportVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-cli-");
    private string _database = "";

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_file_lands_in_its_table_and_every_row_is_accounted_for()
    {
        string file = Write("shop.csv", "id,name\n1,a\n2,b\n3\n");
        JsonElement result = await CommandLine.ReadAsync(_database, "import", file, "--table", "shops");
        JsonElement load = Assert.Single(result.GetProperty("loads").EnumerateArray());
        Assert.Equal("partial", load.GetProperty("status").GetString());
        Assert.Equal("staging.shops", load.GetProperty("table").GetString());
        Assert.Equal((3, 2, 1), (Count(load, "rowsRead"), Count(load, "rowsInserted"), Count(load, "rowsRejected")));
        Assert.Equal(
            2, (await CommandLine.ReadAsync(_database, "query", "select id from staging.shops")).GetArrayLength());
    }

    [Fact]
    public async Task Json_records_are_found_by_their_path_and_arrays_become_rows()
    {
        string file = Write("posts.json", """{"collector":[{"id":1,"tags":["a","b"]},{"id":2}]}""");
        JsonElement result = await CommandLine.ReadAsync(
            _database, "import", file, "--table", "posts", "--record-path", "$.collector", "--explode", "tags",
            "--key", "id");
        Assert.Equal(
            ["staging.posts 2", "staging.posts_tags 2"],
            result.GetProperty("loads").EnumerateArray()
                .Select(load => $"{load.GetProperty("table").GetString()} {Count(load, "rowsInserted")}"));
    }

    [Fact]
    public async Task The_result_of_a_query_lands_in_its_table_and_the_journal_keeps_no_password()
    {
        JsonElement result = await CommandLine.ReadAsync(
            _database, "import", "--from", $"{_database};Password=hush", "--query", "select 1.50 as a", "--table", "q");
        JsonElement load = Assert.Single(result.GetProperty("loads").EnumerateArray());
        Assert.Equal(("succeeded", 1), (load.GetProperty("status").GetString(), Count(load, "rowsInserted")));
        JsonElement rows = await CommandLine.ReadAsync(
            _database, "query", "select a, command from staging.q, etl.run");
        Assert.Equal("1.50", rows[0].GetProperty("a").GetString());
        Assert.Equal(
            "etl import --query 'select 1.50 as a' --table q --output json", rows[0].GetProperty("command").GetString());
    }

    [Fact]
    public async Task What_if_shows_the_plan_and_makes_nothing()
    {
        string file = Write("shop.csv", "id,name\n1,a\n");
        JsonElement plan = await CommandLine.ReadAsync(_database, "import", file, "--table", "shops", "--what-if");
        JsonElement table = Assert.Single(plan.GetProperty("tables").EnumerateArray());
        Assert.False(table.GetProperty("exists").GetBoolean());
        Assert.Equal(
            ["id", "name"],
            table.GetProperty("sources")[0].GetProperty("columns").EnumerateArray().Select(name => name.GetString()));
        JsonElement found = await CommandLine.ReadAsync(
            _database, "query", "select to_regclass('staging.shops')::text as name");
        Assert.Equal(JsonValueKind.Null, found[0].GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task The_same_file_is_not_loaded_twice_and_says_so()
    {
        string file = Write("shop.csv", "id,name\n1,a\n");
        await CommandLine.ReadAsync(_database, "import", file, "--table", "shops");
        CommandLine again = await CommandLine.RunAsync(_database, "import", file, "--table", "shops");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Load 1 brought the same bytes", again.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("archived", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_matched_by_a_key_of_several_columns()
    {
        string[] how = ["--table", "p", "--mode", "upsert", "--key", "a,b"];
        await CommandLine.ReadAsync(_database, ["import", Write("p1.csv", "a,b,v\n1,1,x\n1,2,y\n"), .. how]);
        JsonElement result = await CommandLine.ReadAsync(
            _database, ["import", Write("p2.csv", "a,b,v\n1,2,z\n2,1,w\n"), .. how]);
        JsonElement load = Assert.Single(result.GetProperty("loads").EnumerateArray());
        Assert.Equal((2, 1, 1), (Count(load, "rowsRead"), Count(load, "rowsInserted"), Count(load, "rowsUpdated")));
    }

    [Fact]
    public async Task More_rejects_than_allowed_take_the_load_back()
    {
        string file = Write("shop.csv", "id,name\n1,a\n2\n");
        CommandLine call = await CommandLine.RunAsync(
            _database, "import", file, "--table", "shops", "--max-rejects", "0");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("1 of 1 file was not loaded", call.Error, StringComparison.Ordinal);
        Assert.Contains("The first is on line 3", call.Error, StringComparison.Ordinal);
        Assert.Contains("etl rejects --load 1)", call.Error, StringComparison.Ordinal);
        CommandLine status = await CommandLine.RunAsync(_database, "status");
        Assert.Contains("Failed", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_load_is_told_once_with_what_to_do_about_it()
    {
        string file = Write("shop.csv", "id,name\n1,a\n");
        string[] import = ["import", file, "--table", "shops", "--key", "id", "--mode"];
        await CommandLine.ReadAsync(_database, [.. import, "append"]);
        CommandLine call = await CommandLine.RunAsync(_database, [.. import, "insert-only", "--force"]);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("→ Skip them with -OnConflict Skip (--on-conflict skip)", call.Error, StringComparison.Ordinal);
        Assert.Equal(2, call.Error.Split(file).Length);
        Assert.DoesNotContain("Only new keys were expected", call.Out, StringComparison.Ordinal);
        CommandLine status = await CommandLine.RunAsync(_database, "status", "--run", "2");
        Assert.Contains("Only new keys were expected", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_files_that_fail_together_the_one_at_fault_is_named()
    {
        Write("a_1.csv", "id,name\n1,a\n");
        string broken = Write("a_2.csv", "id,name\n1\n");
        Write("a_3.csv", "id,name\n1,a\n");
        CommandLine call = await CommandLine.RunAsync(
            _database, "import", Path.Combine(_folder.FullName, "a_*.csv"), "--table", "a", "--max-rejects", "0");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(
            $"etl: 3 of 3 files were not loaded: {broken}: 1 of 1 rows", call.Error, StringComparison.Ordinal);
        Assert.Contains("a_1.csv was rolled back, because", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_adds_and_a_quoted_pattern_finds_its_files()
    {
        Write("a_1.csv", "id\n1\n");
        Write("a_2.csv", "id\n2\n");
        string pattern = Path.Combine(_folder.FullName, "a_*.csv");
        await CommandLine.ReadAsync(_database, "import", pattern, "--table", "a", "--mode", "append");
        await CommandLine.ReadAsync(_database, "import", pattern, "--table", "a", "--mode", "append", "--force");
        JsonElement rows = await CommandLine.ReadAsync(_database, "query", "select id from staging.a order by id");
        Assert.Equal(["1", "1", "2", "2"], rows.EnumerateArray().Select(row => row.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_quoted_pattern_reaches_into_folders()
    {
        foreach (string day in new[] { "day-2", "day-1", "other" })
        {
            _folder.CreateSubdirectory(day);
            Write(Path.Combine(day, "a.csv"), $"id\n{day}\n");
        }

        string pattern = Path.Combine(_folder.FullName, "day-*", "?.csv");
        await CommandLine.ReadAsync(_database, "import", pattern, "--table", "a");
        JsonElement rows = await CommandLine.ReadAsync(_database, "query", "select id from staging.a order by id");
        Assert.Equal(["day-1", "day-2"], rows.EnumerateArray().Select(row => row.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_its_folder()
    {
        CommandLine call = await CommandLine.RunAsync(
            _database, "import", Path.Combine(_folder.FullName, "no.csv"), "--table", "a");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(
            $"There is no file {Path.Combine(_folder.FullName, "no.csv")}.", call.Error, StringComparison.Ordinal);
    }

    private static long Count(JsonElement load, string name) => load.GetProperty(name).GetInt64();

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
