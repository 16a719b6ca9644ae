using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Models;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class JsonLoadTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("posts.json", """[{"id":1,"authorMeta":{"id":"007"}},{"id":2,"tags":["a", "b"]}]""", null)]
    [InlineData("posts.txt", "{\"id\":1,\"authorMeta\":{\"id\":\"007\"}}\n{\"id\":2,\"tags\":[\"a\",\"b\"]}\n", null)]
    [InlineData("posts.csv", """{"n":2,"collector":[{"id":1,"authorMeta":{"id":"007"}},{"id":2,"tags":["a","b"]}]}""", "$.collector")]
    public async Task An_array_lines_and_a_path_load_alike_whatever_the_name(string name, string text, string? path)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult result = (await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write(name, text)],
            Table = "posts",
            Format = new SourceFormat { RecordPath = path },
        })).Single();
        Assert.Equal((LoadStatus.Succeeded, 2, 2), (result.Status, result.RowsRead, result.RowsInserted));
        Assert.Equal(
            ["1|007|null", "2|null|[\"a\",\"b\"]"],
            await area.RowsAsync("select id, author_meta_id, tags from staging.posts order by id"));
        Assert.Equal("b", await area.ScalarAsync<string>("select tags::jsonb ->> 1 from staging.posts where id = '2'"));
    }

    [Fact]
    public async Task Numbers_keep_every_digit()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string[] numbers = ["123456789012345678901234567890", "0.1000000000000000055511151231257827", "1e400", "-0", "1.50"];
        await area.ImportAsync("n", area.Write("n.jsonl", string.Join('\n', numbers.Select(number => $$"""{"n":{{number}}}"""))));
        Assert.Equal(numbers, await area.RowsAsync("select n from staging.n order by source_line"));
    }

    [Fact]
    public async Task Columns_that_appear_after_the_sample_are_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        StringBuilder lines = new();
        for (int i = 0; i < 30_000; i++)
            lines.Append(i % 9_000 == 8_999 ? $$"""{"late{{i}}":{{i}},"id":{{i}}}""" : $$"""{"id":{{i}}}""").Append('\n');
        LoadResult result = (await area.ImportAsync("t", area.Write("t.jsonl", lines.ToString()))).Single();
        Assert.Equal((30_000, 30_000), (result.RowsRead, result.RowsInserted));
        Assert.Equal(
            ["30000|1|1|1"],
            await area.RowsAsync("select count(*), count(late8999), count(late17999), count(late26999) from staging.t"));
        Assert.Equal("17999", await area.ScalarAsync<string>("select late17999 from staging.t where id = '17999'"));
    }

    [Fact]
    public async Task Any_order_of_properties_gives_the_same_hashes()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(3);
        HashSet<string> contents = [];
        for (int round = 0; round < 12; round++)
        {
            random = new(3);
            Random order = new(round);
            string text = string.Join('\n', Enumerable.Range(0, 40).Select(_ => Shuffled(random, order, 0)));
            await area.ImportAsync("t", area.Write("t.jsonl", text));
            contents.Add(string.Join('\n', await area.RowsAsync("select row_hash from staging.t order by source_line")));
        }

        Assert.Single(contents);
        Assert.Equal(1, await area.ScalarAsync<long>("select count(distinct content_hash) from etl.load"));
    }

    [Fact]
    public async Task Exploded_arrays_land_in_their_own_table_with_the_key_and_are_counted()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        using ModelFolder folder = new();
        folder.Write("staging/posts.yml", """
            table: posts
            files: [posts.json]
            key: [id]
            format:
              record_path: $.collector
              explode: hashtags
            """);
        string file = area.Write("posts.json", """
            {"collector":[
              {"id":"a","hashtags":[{"id":1,"name":"x"},{"name":"y"}]},
              {"id":"b","hashtags":["z"]},
              {"id":"c"}, {"id":"d","id":"e","hashtags":[1,2,3]}]}
            """);
        ImportOptions options = new() { Files = [file], Model = await folder.ReadAsync() };
        TableImport child = (await area.PlanAsync(options)).AllTables.Last();
        Assert.Equal(("staging.posts_hashtags", "id,position,id_2,name,value"), (child.Table.ToString(), string.Join(',', child.AddedColumns)));

        IReadOnlyList<LoadResult> results = await area.ImportAsync(options);
        Assert.Equal(
            ["staging.posts 4 3 1", "staging.posts_hashtags 3 3 0"],
            results.Select(load => $"{load.Table} {load.RowsRead} {load.RowsInserted} {load.RowsRejected}"));
        Assert.Equal(
            ["a|1|1|x|null|2", "a|2|null|y|null|2", "b|1|null|null|z|3"],
            await area.RowsAsync("""
                select id, position, id_2, name, value, source_line from staging.posts_hashtags order by id, position
                """));
        Assert.Equal(
            ["staging.posts|4|3|1", "staging.posts_hashtags|3|3|0"],
            await area.RowsAsync("select target_table, rows_read, rows_inserted, rows_rejected from etl.load order by load_id"));
        Assert.Equal("id,source_line,row_hash,source_file,load_id,load_timestamp", string.Join(',', await area.RowsAsync(
            "select attname from pg_attribute where attrelid = 'staging.posts'::regclass and attnum > 0 order by attnum")));

        area.Write("posts.json", """{"collector":[{"id":"a","hashtags":["only"]}]}""");
        await area.ImportAsync(options);
        Assert.Equal(["a|1|only"], await area.RowsAsync("select id, position, value from staging.posts_hashtags"));
    }

    [Fact]
    public async Task Without_a_key_a_row_finds_its_parent_by_file_and_line()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new()
        {
            Files =
            [
                area.Write("t1.jsonl", "{\"id\":1,\"tags\":[\"a\",\"b\"]}\n{\"id\":2,\"tags\":[\"c\"]}\n"),
                area.Write("t2.jsonl", "{\"id\":3,\"tags\":[\"d\"]}\n"),
            ],
            Table = "t",
            Mode = LoadMode.Append,
            Landing = new LandingOptions { Force = true },
            Format = new SourceFormat { Explode = ["tags"] },
        };
        for (int load = 0; load < 2; load++) Assert.Equal(4, (await area.ImportAsync(options)).Count);
        Assert.Equal(
            ["1|a", "1|b", "2|c", "3|d"],
            await area.RowsAsync("""
                select distinct t.id, c.value from staging.t t join staging.t_tags c using (source_file, source_line)
                order by t.id, c.value
                """));
        Assert.Equal(8, await area.ScalarAsync<long>("select count(*) from staging.t_tags"));
    }

    [Fact]
    public async Task Without_a_key_records_on_one_line_keep_their_arrays_to_themselves()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new()
        {
            Files = [area.Write("t.json", """[{"id":1,"tags":["a"]},{"id":2,"tags":["b"]}]""")],
            Table = "t",
            Format = new SourceFormat { Explode = ["tags"] },
        };
        LoadResult load = (await area.ImportAsync(options))[0];
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingExplode), (load.Status, load.ErrorId));
        Assert.Contains("t.json:1: several records stand on this line", load.Error, StringComparison.Ordinal);
        IReadOnlyList<LoadResult> loads = await area.ImportAsync(options with { Landing = new() { Key = ["id"] } });
        Assert.All(loads, each => Assert.Equal((LoadStatus.Succeeded, 2), (each.Status, each.RowsInserted)));
    }

    [Fact]
    public async Task A_table_of_an_array_whose_name_would_be_cut_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new()
        {
            Files = [area.Write("t.json", """[{"id":1,"tags":["a"]}]""")],
            Table = new string('t', 60),
            Format = new SourceFormat { Explode = ["tags"] },
        };
        Assert.Equal(
            ErrorIds.StagingTableName, (await Assert.ThrowsAsync<EtlException>(() => area.PlanAsync(options))).Id);
    }

    [Fact]
    public async Task Many_rows_inside_records_are_written_between_them_and_late_fields_get_columns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string text = new('x', 200);
        StringBuilder lines = new();
        for (int i = 0; i < 20_000; i++)
        {
            string element = i == 15_000 ? """{"v":"late","w":1}""" : $$"""{"v":"{{text}}"}""";
            lines.Append($$"""{"id":{{i}},"e":[{{element}},{{element}}]}""").Append('\n');
        }

        IReadOnlyList<LoadResult> results = await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.jsonl", lines.ToString())],
            Table = "t",
            Format = new SourceFormat { Explode = ["e"] },
        });
        Assert.Equal([20_000, 40_000], results.Select(result => result.RowsInserted));
        Assert.Equal(
            ["40000|20000|2"],
            await area.RowsAsync("select count(*), count(distinct source_line), count(w) from staging.t_e"));
    }

    [Fact]
    public async Task A_failed_load_leaves_both_tables_and_journals_both()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new()
        {
            Files = [area.Write("t.json", """[{"id":1,"e":[1]}]""")],
            Table = "t",
            Format = new SourceFormat { Explode = ["e"] },
        };
        await area.ImportAsync(options);
        string records = string.Join(",\n", Enumerable.Repeat("""{"id":2,"e":[2,3]}""", 2_000));
        area.Write("t.json", $$"""[{{records}},{"id":""");
        Assert.Equal([LoadStatus.Failed, LoadStatus.Failed], (await area.ImportAsync(options)).Select(load => load.Status));
        Assert.Equal(["1|1"], await area.RowsAsync("select t.id, e.value from staging.t t, staging.t_e e"));
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from etl.load where status = 'Failed' and rows_read = 0"));
    }

    [Theory]
    [InlineData("duplicate_property.jsonl", RejectReason.DuplicateProperty, "$.id", 2, 22)]
    [InlineData("lone_surrogate.jsonl", RejectReason.LoneSurrogate, "$.id", 2, 9)]
    [InlineData("unknown_escape.jsonl", RejectReason.InvalidJson, "$.id", 2, 9)]
    [InlineData("latin1_byte.jsonl", RejectReason.InvalidUtf8, "$.id", 2, 9)]
    [InlineData("escaped_nul.jsonl", RejectReason.NulByte, "$.id", 2, 9)]
    [InlineData("depth_bomb.jsonl", RejectReason.TooDeep, "$.id", 2, 9)]
    [InlineData("scalar_between_records.jsonl", RejectReason.NotAnObject, "$", 2, 9)]
    [InlineData("line_not_closed.jsonl", RejectReason.InvalidJson, "$.id", 2, 9)]
    [InlineData("garbage_after_record.jsonl", RejectReason.InvalidJson, "$", 1, 9)]
    [InlineData("truncated_last_line.jsonl", RejectReason.InvalidJson, "$.name", 3, 18)]
    public async Task A_defect_in_one_record_costs_that_record(string name, RejectReason reason, string path, int line, int place)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = Path.Combine(Checkout.Root, "tests", "data", "json", name);
        LoadResult result = (await area.ImportAsync("t", file)).Single();
        Assert.Equal((LoadStatus.Partial, 1), (result.Status, result.RowsRejected));
        Assert.Equal(["1", "4"], await area.RowsAsync("select id from staging.t order by id"));
        string expected = $"{reason}|{path}|{line}|{place}";
        string[] found = [.. await area.RowsAsync("select reason, field, source_line, byte_offset from etl.reject")];
        if (reason == RejectReason.TooDeep) Assert.StartsWith("TooDeep|$.id[0][0]", found.Single(), StringComparison.Ordinal);
        else Assert.Equal([expected], found);
    }

    [Theory]
    [InlineData("truncated_array.json", null, "json:4: broken at byte 43", "number 2, starts on line 3 at byte 17")]
    [InlineData("missing_comma.json", null, "json:4: broken at byte 29: '{'", "number 2, starts on line 3 at byte 17")]
    [InlineData("garbage_after_array.json", null, "json:3: broken at byte 23", "number 2, starts on line 2 at byte 12")]
    [InlineData("truncated_after_records.json", "$.collector", "json:3: broken at byte", "number 2, starts on line 2 at byte 26")]
    public async Task A_broken_document_fails_and_names_the_place_and_the_last_good_record(
        string name, string? path, string place, string last)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.json", """[{"id":"before"}]"""));
        LoadResult result = (await area.ImportAsync(new ImportOptions
        {
            Files = [Path.Combine(Checkout.Root, "tests", "data", "json", name)],
            Table = "t",
            Format = new SourceFormat { RecordPath = path },
        })).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingJson, 0), (result.Status, result.ErrorId, result.RowsRead));
        Assert.Contains(place, result.Error, StringComparison.Ordinal);
        Assert.Contains(last, result.Error, StringComparison.Ordinal);
        Assert.Equal(["before"], await area.RowsAsync("select id from staging.t"));
    }

    private static string Shuffled(Random values, Random order, int depth)
    {
        string[] members = [.. ((string[])["id", "a", "b", "cC", "d.e"]).Select(name => $"\"{name}\":{Value(values, order, depth)}")];
        order.Shuffle(members);
        return $"{{{string.Join(",", members)}}}";
    }

    private static string Value(Random values, Random order, int depth) => values.Next(5) switch
    {
        0 when depth < 2 => Shuffled(values, order, depth + 1),
        1 when depth < 2 => $"[1.0,{Shuffled(values, order, depth + 1)},\"x\"]",
        2 => "null",
        3 => $"\"text {values.Next(10)}\"",
        _ => $"{values.Next(100)}",
    };
}
