using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

/// <summary>The rows of an array are a whole: they come, change and stay with the record they stand in.</summary>
[Collection("postgres")]
public sealed class ExplodedTests(PostgresFixture postgres)
{
    private const string Before = """
        {"id":1,"v":"a","tags":["x","y"]}
        {"id":2,"v":"b","tags":["z"]}
        {"id":3,"v":"c"}
        """;

    [Fact]
    public async Task Upsert_adds_replaces_and_leaves_the_rows_with_their_record()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.Upsert, Before);
        Assert.Equal((3, 3, 0, 0, 0, 0), records.Counts());
        Assert.Equal((3, 3, 0, 0, 0, 0), tags.Counts());
        (records, tags) = await area.LoadTagsAsync(LoadMode.Upsert, """
            {"id":1,"v":"A","tags":["x","y"]}
            {"id":2,"v":"b","tags":["z"]}
            {"id":4,"v":"d","tags":["u","w"]}
            """);
        Assert.Equal((3, 1, 1, 1, 0, 0), records.Counts());
        Assert.Equal((5, 4, 0, 1, 0, 0), tags.Counts());
        Assert.Equal((0, 2), (records.RowsDeleted, tags.RowsDeleted));
        Assert.Equal(["1 1 x", "1 2 y", "2 1 z", "4 1 u", "4 2 w"], await area.TagsAsync());
        Assert.Equal(
            [$"1|{tags.LoadId}", "2|2", $"4|{tags.LoadId}"],
            await area.RowsAsync("select distinct id, load_id from staging.t_tags order by id"));
    }

    [Theory]
    [InlineData("""["y","x"]""", "1 1 y;1 2 x")]
    [InlineData("""["x"]""", "1 1 x")]
    [InlineData("""["x","y","y"]""", "1 1 x;1 2 y;1 3 y")]
    [InlineData("""["x",null]""", "1 1 x;1 2 null")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public async Task A_record_whose_array_alone_says_something_else_has_changed(string array, string expected)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Full, Before);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(
            LoadMode.Upsert, $$"""{"id":1,"v":"a","tags":{{array}}}""");
        Assert.Equal((1, 0, 1, 0, 0, 0), records.Counts());
        Assert.Equal(2, tags.RowsDeleted);
        Assert.Equal([.. expected.Split(';', StringSplitOptions.RemoveEmptyEntries), "2 1 z"], await area.TagsAsync());
    }

    [Fact]
    public async Task A_record_that_gets_its_first_array_has_changed()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Append, Before);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(
            LoadMode.Upsert, """{"id":3,"v":"c","tags":["n"]}""");
        Assert.Equal((1, 0, 1, 0, 0, 0), records.Counts());
        Assert.Equal((1, 1, 0, 0, 0, 0), tags.Counts());
        Assert.Equal(["1 1 x", "1 2 y", "2 1 z", "3 1 n"], await area.TagsAsync());
    }

    [Theory]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task The_same_records_again_write_nothing(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Full, Before);
        IReadOnlyList<string> before = await area.RowsAsync("select * from staging.t_tags order by id, position");
        KeyConflict? conflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null;
        LandingOptions landing = new() { Key = ["id"], OnConflict = conflict, Force = true };
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(mode, Before, landing);
        Assert.Equal((0, 0), (records.RowsInserted + records.RowsUpdated, tags.RowsInserted + tags.RowsUpdated));
        Assert.Equal(mode == LoadMode.InsertOnly ? (3, 0) : (0, 3), (tags.RowsSkipped, tags.RowsUnchanged));
        Assert.Equal(before, await area.RowsAsync("select * from staging.t_tags order by id, position"));
    }

    [Fact]
    public async Task Insert_only_skips_the_arrays_of_keys_that_are_there()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.InsertOnly, Before);
        const string text = """
            {"id":1,"v":"A","tags":["X","Y","Z"]}
            {"id":4,"v":"d","tags":["u"]}
            """;
        Assert.Equal(ErrorIds.StagingKeyExists, (await area.LoadTagsAsync(LoadMode.InsertOnly, text)).Records.ErrorId);
        LandingOptions landing = new() { Key = ["id"], OnConflict = KeyConflict.Skip };
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.InsertOnly, text, landing);
        Assert.Equal((2, 1, 0, 0, 1, 0), records.Counts());
        Assert.Equal((4, 1, 0, 0, 3, 0), tags.Counts());
        Assert.Equal(["1 1 x", "1 2 y", "2 1 z", "4 1 u"], await area.TagsAsync());
    }

    [Fact]
    public async Task Update_only_skips_the_arrays_of_new_keys()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Full, Before);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.UpdateOnly, """
            {"id":1,"v":"a","tags":["y"]}
            {"id":2,"v":"b","tags":["z"]}
            {"id":4,"v":"d","tags":["u","w"]}
            """);
        Assert.Equal((3, 0, 1, 1, 1, 0), records.Counts());
        Assert.Equal((4, 1, 0, 1, 2, 0), tags.Counts());
        Assert.Equal(["1 1 y", "2 1 z"], await area.TagsAsync());
    }

    [Fact]
    public async Task Update_only_into_nothing_leaves_two_empty_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.UpdateOnly, Before);
        Assert.Equal((3, 0, 0, 0, 3, 0), records.Counts());
        Assert.Equal((3, 0, 0, 0, 3, 0), tags.Counts());
        Assert.Empty(await area.TagsAsync());
    }

    [Fact]
    public async Task Rows_below_the_watermark_bring_no_arrays()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = ["id"], Watermark = "v" };
        await area.LoadTagsAsync(LoadMode.Incremental, Before, landing);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.Incremental, """
            {"id":1,"v":"a","tags":["late"]}
            {"id":3,"v":"c","tags":["new"]}
            {"id":4,"v":"d","tags":["u"]}
            """, landing);
        Assert.Equal((3, 1, 1, 0, 1, 0), records.Counts());
        Assert.Equal((3, 2, 0, 0, 1, 0), tags.Counts());
        Assert.Equal(["1 1 x", "1 2 y", "2 1 z", "3 1 new", "4 1 u"], await area.TagsAsync());
    }

    [Theory]
    [InlineData(LoadMode.Upsert, "")]
    [InlineData(LoadMode.Upsert, "\n")]
    [InlineData(LoadMode.InsertOnly, "")]
    public async Task Of_a_key_that_repeats_the_arrays_go_with_the_records(LoadMode mode, string between)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(mode, $$"""
            [{"id":1,"v":"a","tags":["x","y"]},{{between}}{"id":2,"v":"b","tags":["z"]},{{between}}
            {"id":2,"v":"c"},{{between}}{"id":1,"v":"d","tags":["w"]}]
            """);
        Assert.Equal((4, 2, 0, 0, 2, 0), records.Counts());
        string[] rows = mode == LoadMode.Upsert ? ["1 1 w"] : ["1 1 x", "1 2 y", "2 1 z"];
        Assert.Equal((4, rows.Length, 0, 0, 4 - rows.Length, 0), tags.Counts());
        Assert.Equal(rows, await area.TagsAsync());
    }

    [Fact]
    public async Task Refused_records_bring_no_arrays()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.Upsert, """
            {"id":1,"v":"a","tags":["x"]}
            {"v":"b","tags":["no","key"]}
            {"id":3,"id":4,"tags":["twice"]}
            """);
        Assert.Equal((3, 1, 0, 0, 0, 2), records.Counts());
        Assert.Equal((1, 1, 0, 0, 0, 0), tags.Counts());
        Assert.Equal(["1 1 x"], await area.TagsAsync());
    }

    [Fact]
    public async Task Fields_that_only_later_rows_have_get_columns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Upsert, Before);
        string lines = string.Join('\n', Enumerable.Range(10, 20_000).Select(
            id => $$"""{"id":{{id}},"tags":[{"{{(id == 18_000 ? "late" : "name")}}":"n"}]}"""));
        (LoadResult _, LoadResult tags) = await area.LoadTagsAsync(LoadMode.Upsert, lines);
        Assert.Equal(20_000, tags.RowsInserted);
        Assert.Equal(
            ["19999|1|3"], await area.RowsAsync("select count(name), count(late), count(value) from staging.t_tags"));
        Assert.Equal(["{name,late}"], await area.RowsAsync(
            $"select added_columns::text from etl.load where load_id = {tags.LoadId}"));
    }

    [Fact]
    public async Task A_key_of_several_columns_finds_the_rows_in_any_order_of_its_columns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        const string text = """
            {"Region":"n","id":1,"tags":["a"]}
            {"Region":"s","id":1,"tags":["b"]}
            """;
        await area.LoadTagsAsync(LoadMode.Full, text, new() { Key = ["id", "Region"] });
        string changed = text.Replace("\"b\"", "\"c\"", StringComparison.Ordinal);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(
            LoadMode.Upsert, changed, new() { Key = ["region", "id"] });
        Assert.Equal((2, 0, 1, 1, 0, 0), records.Counts());
        Assert.Equal((2, 1, 0, 1, 0, 0), tags.Counts());
        Assert.Equal(
            ["n|1|a", "s|1|c"], await area.RowsAsync("select region, id, value from staging.t_tags order by region"));
    }

    [Theory]
    [InlineData("", "load 2 wrote to staging.t_tags theirs by source_file, source_line")]
    [InlineData("v", "load 2 wrote to staging.t_tags theirs by v")]
    public async Task Rows_with_another_key_than_the_load_are_refused_until_a_full_load(string key, string words)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Append, Before, new() { Key = key.Length > 0 ? [key] : [] });
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.LoadTagsAsync(LoadMode.Upsert, Before));
        Assert.Equal(ErrorIds.StagingExplode, error.Id);
        Assert.Contains("it tells records by id, and the rows that", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        await area.LoadTagsAsync(LoadMode.Full, Before);
        Assert.Equal((3, 0, 0, 3, 0, 0), (await area.LoadTagsAsync(LoadMode.Upsert, Before)).Tags.Counts());
    }

    [Fact]
    public async Task A_keyed_load_without_a_key_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => area.LoadTagsAsync(LoadMode.Incremental, Before, new() { Watermark = "v" }));
        Assert.Equal(ErrorIds.StagingExplode, error.Id);
        Assert.Contains("row_hash", error.Message, StringComparison.Ordinal);
        Assert.Contains("source_file, source_line", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_that_fails_leaves_both_tables_and_nothing_else()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Upsert, Before);
        await area.ExecuteAsync("insert into staging.t select * from staging.t where id = '1'");
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(
            LoadMode.Upsert, """{"id":1,"v":"a","tags":["n"]}""");
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingRepeatedKey), (records.Status, records.ErrorId));
        Assert.Equal(LoadStatus.Failed, tags.Status);
        Assert.Equal(["1 1 x", "1 2 y", "2 1 z"], await area.TagsAsync());
        Assert.Equal(["t", "t_tags"], await area.RowsAsync(
            "select relname from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r' order by 1"));
    }
}
