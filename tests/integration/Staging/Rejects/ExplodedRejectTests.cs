using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Strategies;
using EtlTools.Tests.Integration.Staging.Undo;

namespace EtlTools.Tests.Integration.Staging.Rejects;

/// <summary>A mended record brings the rows of its arrays with it.</summary>
[Collection("postgres")]
public sealed class ExplodedRejectTests(PostgresFixture postgres)
{
    private const string Sound = """
        {"id":1,"v":"a","tags":["x",{"name":"n","of":{"a":1.50}}]}
        {"id":2,"v":"b","tags":[{"name":"m","list":[{"b":2,"a":1}]},"ÿ\"\n"]}
        {"id":3,"v":"c","tags":[]}
        {"id":4,"v":"d","tags":[{"own":9007199254740993}]}

        """;

    private static readonly string s_broken = Sound
        .Replace("\"b\",", "\"too long\",", StringComparison.Ordinal)
        .Replace("\"d\",", "\"too long\",", StringComparison.Ordinal);

    [Theory]
    [InlineData(LoadMode.Full, "")]
    [InlineData(LoadMode.Full, "id")]
    [InlineData(LoadMode.Append, "")]
    [InlineData(LoadMode.Append, "id")]
    [InlineData(LoadMode.Upsert, "id")]
    public async Task Its_rows_are_those_of_a_sound_file(LoadMode mode, string key)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = key.Length > 0 ? [key] : [] };
        await area.ImportAsync(area.Checked("sound", Sound, mode) with { Landing = landing });
        await area.ImportAsync(area.Checked("t", s_broken, mode) with { Landing = landing });
        IReadOnlyList<RejectInfo> rejects = await area.RejectsAsync();
        Assert.Equal(
            ["""id=2 v=too long tags=[{"list":[{"a":1,"b":2}],"name":"m"},"ÿ\"\u000a"]""",
             """id=4 v=too long tags=[{"own":9007199254740993}]"""],
            rejects.Select(ExplodedRejects.Text));
        rejects[0].Fields["v"] = "b";
        rejects[1].Fields["v"] = "d";
        bool isKeyed = mode == LoadMode.Upsert;
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(
            rejects, isKeyed ? new() { Mode = mode, Landing = landing } : null);
        Assert.Equal(["staging.t 2 2 0", "staging.t_tags 3 3 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(isKeyed ? "upsert" : "append", loads[1].Mode);
        const string ColumnsOfTags = "position, value, name, of_a, list, own, source_file, source_line, row_hash";
        foreach (string query in new[]
        {
            "select id, v, source_file, source_line, row_hash from staging.{0}",
            $"select {(key.Length > 0 ? "id, " : "")}{ColumnsOfTags} from staging.{{0}}_tags",
        })
        {
            string sound = string.Format(null, query, "sound");
            string mended = string.Format(null, query, "t");
            Assert.Equal(["0"], await area.RowsAsync(
                $"select count(*) from (({sound} except all {mended}) union all ({mended} except all {sound})) as d"));
        }

        Assert.Equal(5, await area.ScalarAsync<long>("select count(*) from staging.t_tags"));
        Assert.Equal(key.Length == 0, await area.ScalarAsync<bool>($$"""
            select parent_key = '{}' from etl.load
            where load_id = {{loads[1].LoadId}} and parent_load_id = {{loads[0].LoadId}}
            """));
    }

    [Fact]
    public async Task An_array_can_be_mended_as_well_and_may_bring_new_fields()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync("""{"id":2,"v":"too long","tags":["x","y"]}"""))[0];
        reject.Fields["v"] = "b";
        reject.Fields["tags"] = "[\"x\",\n {\"name\": \"new\"}, null]";
        await area.ResolveAsync([reject]);
        Assert.Equal(
            ["1|1|a|null|1", "2|1|x|null|2", "2|2|null|new|2", "2|3|null|null|2"],
            await area.RowsAsync(
                "select id, position, value, name, source_line from staging.t_tags order by id, position::int"));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("[\"x\"]", null)]
    [InlineData("[\"x\"]", "[]")]
    public async Task Without_an_array_there_are_no_rows(string before, string? mended)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync($$"""{"id":2,"v":"too long","tags":{{before}}}"""))[0];
        reject.Fields["v"] = "b";
        reject.Fields["tags"] = mended;
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync([reject]);
        Assert.Equal(["staging.t 1 1 0", "staging.t_tags 0 0 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(["1 1 a"], await area.TagsAsync());
    }

    [Fact]
    public async Task A_property_that_is_missing_brings_no_rows()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync("""{"id":2,"v":"too long"}"""))[0];
        Assert.Equal("id=2 v=too long tags=null", ExplodedRejects.Text(reject));
        reject.Fields["v"] = "b";
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync([reject]);
        Assert.Equal(["staging.t 1 1 0", "staging.t_tags 0 0 0"], loads.Select(ExplodedRejects.Counts));
    }

    [Fact]
    public async Task What_stands_in_place_of_an_array_goes_to_its_column_as_in_the_file()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<RejectInfo> rejects = await area.RefuseTagsAsync(
            """{"id":2,"v":"too long","tags":"none"}""", """{"id":3,"v":"too long","tags":["z"]}""");
        foreach (RejectInfo reject in rejects) reject.Fields["v"] = "b";
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(rejects);
        Assert.Equal(["staging.t 2 2 0", "staging.t_tags 1 1 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(
            ["1|null", "2|none", "3|null"], await area.RowsAsync("select id, tags from staging.t order by id"));
        Assert.Equal(["1 1 a", "3 1 z"], await area.TagsAsync());
    }

    [Fact]
    public async Task Undo_of_the_load_that_resolved_it_takes_its_rows_and_opens_it_again()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<RejectInfo> rejects = await area.RefuseTagsAsync("""{"id":2,"v":"too long","tags":["y"]}""");
        IReadOnlyList<string> before = await area.ImageWithTagsAsync();
        rejects[0].Fields["v"] = "b";
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(rejects);
        Assert.Equal(["1 1 a", "2 1 y"], await area.TagsAsync());
        await area.UndoAsync(loads[0].LoadId);
        Assert.Equal(before, await area.ImageWithTagsAsync());
        rejects = await area.RejectsAsync();
        Assert.Null(rejects.Single().ResolvedBy);
        rejects[0].Fields["v"] = "c";
        await area.ResolveAsync(rejects);
        Assert.Equal(["1 1 a", "2 1 y"], await area.TagsAsync());
    }

    [Fact]
    public async Task Several_arrays_and_nested_ones_go_to_their_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = area.Checked("t", """
            {"id":1,"v":"a","Own":{"Tags":["a"]},"links":[{"u":1}]}
            {"id":2,"v":"too long","Own":{"Tags":["b"]},"links":[{"u":2},{"u":3}]}
            """, LoadMode.Append);
        await area.ImportAsync(options with { Format = new SourceFormat { Explode = ["Own.Tags", "links"] } });
        RejectInfo reject = (await area.RejectsAsync()).Single();
        Assert.Equal("""id=2 v=too long own_tags=["b"] links=[{"u":2},{"u":3}]""", ExplodedRejects.Text(reject));
        reject.Fields["v"] = "b";
        await area.ResolveAsync([reject]);
        Assert.Equal(["1|1|a", "2|1|b"], await area.RowsAsync(
            "select source_line, position, value from staging.t_own_tags order by 1"));
        Assert.Equal(["1|1|1", "2|1|2", "2|2|3"], await area.RowsAsync(
            "select source_line, position, u from staging.t_links order by 1, 2"));
    }

    [Fact]
    public async Task Rejects_of_loads_that_did_not_say_which_arrays_are_rows_go_back_as_before()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync("""{"id":2,"v":"too long","tags":["y"]}"""))[0];
        await area.ExecuteAsync("update etl.load set source_format = source_format - 'explode'");
        reject = (await area.RejectsAsync()).Single();
        Assert.Equal("""id=2 v=too long column_3=["y"]""", ExplodedRejects.Text(reject));
        reject.Fields["v"] = "b";
        reject.Fields["column_3"] = null;
        Assert.Equal(["staging.t 1 1 0"], (await area.ResolveAsync([reject])).Select(ExplodedRejects.Counts));
        Assert.Equal(["1 1 a"], await area.TagsAsync());
    }

    [Fact]
    public async Task A_contract_looks_at_the_array_of_a_mended_record()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<RejectInfo> rejects = await area.RefuseTagsAsync(
            """{"id":2,"v":"too long","tags":["y"]}""", """{"id":3,"v":"too long","tags":[1]}""");
        foreach (RejectInfo reject in rejects) reject.Fields["v"] = "b";
        string contract = area.Write("tags.json", """
            {"required": ["tags"], "properties": {"tags": {"type": "array", "items": {"type": "string"}}}}
            """);
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(rejects, new() { Schema = contract });
        Assert.Equal(["staging.t 2 1 1", "staging.t_tags 1 1 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(["1 1 a", "2 1 y"], await area.TagsAsync());
        RejectInfo again = (await area.RejectsAsync()).Single();
        Assert.Equal(("Contract", "$.tags[0]"), (again.Reason, again.Field));
        Assert.Equal("id=3 v=b tags=[1]", ExplodedRejects.Text(again));
    }

    [Fact]
    public async Task A_late_record_brings_new_fields_of_its_array()
    {
        const int Records = 1_100;
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IEnumerable<string> records = Enumerable.Range(1, Records)
            .Select(id => $$"""{"id":{{id}},"v":"too long","tags":[{"f{{id / Records}}":{{id}}}]}""");
        string text = string.Join('\n', records);
        await area.ImportAsync(area.Checked("t", text, LoadMode.Append) with { MaxRejects = RejectLimit.None });
        IReadOnlyList<RejectInfo> rejects = await RunReader.ListRejectsAsync(
            area.Database, null, true, Records, CancellationToken.None);
        foreach (RejectInfo reject in rejects) reject.Fields["v"] = "b";
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(rejects);
        Assert.Equal(["staging.t 1100 1100 0", "staging.t_tags 1100 1100 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(["1099|1099|null", "1100|null|1100"], await area.RowsAsync(
            "select source_line, f0, f1 from staging.t_tags where source_line > 1098 order by source_line"));
    }
}
