using System.Text.Json;
using System.Text.Json.Nodes;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class RejectsVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-cli-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        string file = Write("shop.csv", "id;name\n1;a\n2\n3;c;d\n");
        await CommandLine.ReadAsync(_database, "import", file, "--table", "shops", "--delimiter", ";");
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Rejects_are_written_mended_and_loaded()
    {
        CommandLine written = await CommandLine.RunAsync(_database, "rejects", "--load", "1", "--output", "json");
        JsonNode document = JsonNode.Parse(written.Out)!;
        Assert.Equal("""{"id":"2","name":null}""", document["rejects"]![0]!["fields"]!.ToJsonString());
        document["rejects"]![0]!["fields"]!["name"] = "b";
        document["rejects"]![1]!["fields"]!["column_3"] = null;
        string file = Write("mended.json", document.ToJsonString());
        JsonElement result = await CommandLine.ReadAsync(_database, "rejects", "--resolve", file);
        Assert.Equal(2, result.GetProperty("loads")[0].GetProperty("rowsInserted").GetInt64());
        Assert.Equal(["1a", "2b", "3c"], await NamesAsync());
        JsonElement open = await CommandLine.ReadAsync(_database, "rejects", "--open");
        Assert.Empty(open.GetProperty("rejects").EnumerateArray());
        CommandLine list = await CommandLine.RunAsync(_database, "rejects", "--load", "1");
        Assert.Contains("by load 2", list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_mended_before_is_not_loaded_twice()
    {
        string file = Write("mended.csv", "reject_id,id,name\n1,2,b\n");
        await CommandLine.ReadAsync(_database, "rejects", "--resolve", file);
        CommandLine again = await CommandLine.RunAsync(_database, "rejects", "--resolve", file);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("1 mended reject was not loaded: Reject 1 was resolved by load 2.", again.Error, StringComparison.Ordinal);
        Assert.Equal(["1a", "2b"], await NamesAsync());
    }

    [Fact]
    public async Task A_file_that_mends_a_reject_twice_is_refused()
    {
        string file = Write("mended.csv", "reject_id,id,name\n1,2,b\n2,3,c\n1,2,d\n");
        CommandLine call = await CommandLine.RunAsync(_database, "rejects", "--resolve", file);
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("Reject 1 is sent in twice", call.Error, StringComparison.Ordinal);
        Assert.Equal(["1a"], await NamesAsync());
    }

    [Fact]
    public async Task Mended_rejects_land_by_the_key_named()
    {
        string[] resolve = ["rejects", "--resolve", Write("mended.csv", "reject_id,id,name\n1,1,b\n"), "--key", "id"];
        CommandLine refused = await CommandLine.RunAsync(_database, [.. resolve, "--mode", "insert-only"]);
        Assert.Contains("of its keys (id) are in staging.shops already", refused.Error, StringComparison.Ordinal);
        JsonElement skipped = await CommandLine.ReadAsync(
            _database, [.. resolve, "--mode", "insert-only", "--on-conflict", "skip", "--lock-timeout", "5"]);
        Assert.Equal(1, skipped.GetProperty("loads")[0].GetProperty("rowsSkipped").GetInt64());
        string other = Write("other.csv", "reject_id,id,name,column_3\n2,1,c,\n");
        await CommandLine.ReadAsync(_database, "rejects", "--resolve", other, "--mode", "upsert", "--key", "id");
        Assert.Equal(["1c"], await NamesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Arrays_are_written_as_text_and_taken_as_text_or_as_they_are(bool asText)
    {
        string posts = Write("posts.jsonl", """
            {"id":1,"tags":["a"]}
            {"id":null,"tags":["b",{"n":1.50}]}
            """);
        await CommandLine.ReadAsync(
            _database, "import", posts, "--table", "posts", "--explode", "tags", "--mode", "upsert", "--key", "id");
        CommandLine written = await CommandLine.RunAsync(_database, "rejects", "--output", "json");
        JsonNode document = JsonNode.Parse(written.Out)!;
        JsonNode fields = document["rejects"]![0]!["fields"]!;
        Assert.Equal("""["b",{"n":1.50}]""", (string?)fields["tags"]);
        fields["id"] = "2";
        if (!asText) fields["tags"] = JsonNode.Parse((string)fields["tags"]!);
        string file = Write("mended.json", document.ToString());
        JsonElement result = await CommandLine.ReadAsync(
            _database, "rejects", "--resolve", file, "--mode", "upsert", "--key", "id");
        Assert.Equal(
            [1, 2],
            result.GetProperty("loads").EnumerateArray().Select(load => load.GetProperty("rowsInserted").GetInt64()));
        JsonElement rows = await CommandLine.ReadAsync(
            _database, "query", "select concat_ws(' ', id, position, value, n) as t from staging.posts_tags order by 1");
        Assert.Equal(
            ["1 1 a", "2 1 b", "2 2 1.50"], rows.EnumerateArray().Select(row => row.GetProperty("t").GetString()));
    }

    [Fact]
    public async Task A_reject_that_is_not_there_is_looked_for_with_a_verb()
    {
        string file = Write("mended.csv", "reject_id,id,name\n77,2,b\n");
        CommandLine call = await CommandLine.RunAsync(_database, "rejects", "--resolve", file);
        Assert.Contains("Reject 77 is not in the catalog.", call.Error, StringComparison.Ordinal);
        Assert.Contains("(etl rejects)", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_every_dialect_are_named_on_the_command_line()
    {
        string file = Write("t.txt", "#x\n1||'a||b'||\n2||NULL||\n");
        await CommandLine.ReadAsync(
            _database, "import", file, "--table", "shops", "--delimiter", "||", "--quote", "'", "--skip-lines", "1",
            "--header", "id,name", "--null", "NULL", "--null", "");
        Assert.Equal(["1a||b", "2"], await NamesAsync());
        string lines = Write("f.txt", "1 Ann\n2 Bob\n");
        await CommandLine.ReadAsync(_database, "import", lines, "--table", "shops", "--fixed-width", "id:1:2,name:3:3");
        Assert.Equal(["1Ann", "2Bob"], await NamesAsync());
        JsonElement plan = await CommandLine.ReadAsync(
            _database, "import", Write("n.tbl", "1|a|\n"), "--table", "n", "--no-header", "--what-if");
        JsonElement source = plan.GetProperty("tables")[0].GetProperty("sources")[0];
        Assert.Equal(("|", true), (source.GetProperty("delimiter").GetString(), source.GetProperty("trailingDelimiter").GetBoolean()));
    }

    private async Task<IEnumerable<string?>> NamesAsync()
    {
        JsonElement rows = await CommandLine.ReadAsync(
            _database, "query", "select concat(id, name) as name from staging.shops order by id");
        return rows.EnumerateArray().Select(row => row.GetProperty("name").GetString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
