using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

[Collection("postgres")]
public sealed class IncrementalTests(PostgresFixture postgres)
{
    private static readonly LandingOptions s_watermark = new() { Key = ["id"], Watermark = "at" };

    [Fact]
    public async Task Rows_that_say_the_same_are_not_written()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Incremental, "id,v\n1,a\n2,b\n");
        LoadResult load = await area.LoadAsync(LoadMode.Incremental, "id,v\n1,a\n2,B\n3,c\n");
        Assert.Equal((3, 1, 1, 1, 0, 0), load.Counts());
        Assert.Equal(["1|a", "2|B", "3|c"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Theory]
    [InlineData("numeric", "9", "10", "9.999999999999999999999", "1e1")]
    [InlineData("numeric", "-1", "0.10000000000000000000001", "0.1", "0.100000000000000000000010")]
    [InlineData("timestamp", "2024-01-31", "2024-01-31T23:59:59.000001Z", "2024-01-31 23:59:59", "2024-02-01 00:59:59.000001+01")]
    [InlineData("text", "b9", "ß", "c", "ß")]
    public async Task Rows_at_or_above_the_last_watermark_are_compared_and_those_below_skipped(
        string kind, string low, string high, string below, string equal)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await area.LoadAsync(LoadMode.Incremental, $"id,v,at\n1,a,{low}\n2,b,{high}\n", s_watermark);
        Assert.Equal(
            [$"at|{kind}|{high}"],
            await area.RowsAsync($"select watermark_column, watermark_type, watermark from etl.load where load_id = {first.LoadId}"));
        LoadResult second = await area.LoadAsync(
            LoadMode.Incremental, $"id,v,at\n1,skipped,{below}\n2,b,{high}\n3,equal,{equal}\n4,null,\n", s_watermark);
        Assert.Equal((4, 2, 0, 1, 1, 0), second.Counts());
        Assert.Equal(
            ["1|a", "2|b", "3|equal", "4|null"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Theory]
    [InlineData("01/02/2024")]
    [InlineData("1.2.24 10:00")]
    [InlineData("31-12-2023")]
    public async Task Dates_that_are_not_in_the_order_of_their_text_are_refused(string date)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.Incremental, $"id,at\n1,2024/01/02\n2,{date}\n", s_watermark);
        Assert.Equal(ErrorIds.StagingWatermark, load.ErrorId);
        Assert.Contains($"t.csv:3: column at is '{date}'", load.Error, StringComparison.Ordinal);
        load = await area.LoadAsync(LoadMode.Incremental, "id,at\n1,2024/01/02\n2,2023/12/31\n", s_watermark);
        Assert.Equal(LoadStatus.Succeeded, load.Status);
    }

    [Fact]
    public async Task The_watermark_never_goes_back()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Incremental, "id,at\n1,10\n", s_watermark);
        await area.LoadAsync(LoadMode.Incremental, "id,at\n2,9\n", s_watermark);
        LoadResult third = await area.LoadAsync(LoadMode.Incremental, "id,at\n3,9.5\n4,10.0\n", s_watermark);
        Assert.Equal((2, 1, 0, 0, 1, 0), third.Counts());
        Assert.Equal(
            ["10", "10", "10"], await area.RowsAsync("select watermark from etl.load order by load_id"));
    }

    [Fact]
    public async Task A_value_of_another_kind_is_refused_with_its_line_and_taken_with_force()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Incremental, "id,at\n1,10\n", s_watermark);
        LoadResult refused = await area.LoadAsync(LoadMode.Incremental, "id,at\n2,11\n3,soon\n", s_watermark);
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingWatermark), (refused.Status, refused.ErrorId));
        Assert.Contains("t.csv:3: column at is 'soon'", refused.Error, StringComparison.Ordinal);
        LoadResult forced = await area.LoadAsync(
            LoadMode.Incremental, "id,at\n2,11\n3,soon\n", s_watermark with { Force = true });
        Assert.Equal((2, 2, 0, 0, 0, 0), forced.Counts());
        Assert.Equal("text|soon", (await area.RowsAsync(
            $"select watermark_type, watermark from etl.load where load_id = {forced.LoadId}")).Single());
    }

    [Fact]
    public async Task A_full_load_makes_the_watermark_begin_anew()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Incremental, "id,at\n1,10\n", s_watermark);
        await area.LoadAsync(LoadMode.Full, "id,at\n1,5\n");
        LoadResult load = await area.LoadAsync(LoadMode.Incremental, "id,at\n2,6\n", s_watermark);
        Assert.Equal((1, 1, 0, 0, 0, 0), load.Counts());
    }

    [Fact]
    public async Task Without_a_key_a_row_is_told_by_all_it_says()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Watermark = "at" };
        await area.LoadAsync(LoadMode.Incremental, "at,v\n1,a\n2,b\n", landing);
        LoadResult load = await area.LoadAsync(LoadMode.Incremental, "at,v\n1,x\n2,b\n2,c\n3,d\n", landing);
        Assert.Equal((4, 2, 0, 1, 1, 0), load.Counts());
        Assert.Equal(["1|a", "2|b", "2|c", "3|d"], await area.RowsAsync("select at, v from staging.t order by 1, 2"));
    }

    [Fact]
    public async Task A_source_without_the_watermark_column_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.Incremental, "id,v\n1,a\n", s_watermark);
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingWatermark), (load.Status, load.ErrorId));
    }
}
