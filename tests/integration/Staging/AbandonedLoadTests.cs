using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Undo;
using static EtlTools.Tests.Integration.Staging.StoppedLoad;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Loads that stopped at a checkpoint and never go on.</summary>
[Collection("postgres")]
public sealed class AbandonedLoadTests(PostgresFixture postgres)
{
    private const int Rows = 40_000;
    private const string Tables = "select tablename from pg_tables where schemaname = 'staging'";
    private const string Waiting = "select count(*) from etl.checkpoint";

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.Upsert)]
    public async Task What_a_stopped_load_had_committed_can_be_taken_back(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", "a,b,c\n0,before,0\n"));
        await StoppedLoad.StopAsync(area, StoppedLoad.Options(area.Write("t.csv", StoppedLoad.Csv(40_000)), mode));
        long stopped = await area.ScalarAsync<long>("select max(load_id) from etl.load");
        await area.UndoAsync(stopped);
        Assert.Equal(["0|before|0"], await area.RowsAsync("select a, b, c from staging.t"));
        Assert.Equal(["t"], await area.RowsAsync("select tablename from pg_tables where schemaname = 'staging'"));
        Assert.Equal(
            ["Undone|0|0"],
            await area.RowsAsync($"""
                select status, rows_inserted, (select count(*) from etl.checkpoint) from etl.load where load_id = {stopped}
                """));
    }

    [Fact]
    public async Task Force_takes_back_what_a_stopped_load_had_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await StopAsync(area, options);
        LoadResult result = (await area.ImportAsync(options with { Landing = new() { Force = true } })).Single();
        Assert.Equal((LoadStatus.Succeeded, Rows), (result.Status, result.RowsInserted));
        Assert.Equal(
            [$"{Rows}|1|0"],
            await area.RowsAsync("select count(*), count(distinct load_id), (select count(*) from etl.checkpoint) from staging.t"));
    }

    [Fact]
    public async Task A_full_load_of_another_file_ends_the_stopped_one_and_leaves_no_table_behind()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n0,before\n"));
        await StopAsync(area, Options(area.Write("t.csv", Csv(Rows)), LoadMode.Full));
        await area.ImportAsync("t", area.Write("other.csv", "a,b,c\n1,other,\n"));
        Assert.Equal(["1|other"], await area.RowsAsync("select a, b from staging.t"));
        Assert.Equal(["t"], await area.RowsAsync("select tablename from pg_tables where schemaname = 'staging'"));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.checkpoint"));
    }

    [Fact]
    public async Task Too_many_rejects_take_back_what_was_committed()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", Csv(Rows) + string.Concat(Enumerable.Repeat("bad\n", 5_000)));
        LoadResult result = (await area.ImportAsync(Options(file, LoadMode.Append))).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingTooManyRejects, 0), (result.Status, result.ErrorId, result.RowsRead));
        Assert.Equal(
            ["0|0|100"],
            await area.RowsAsync("select count(*), (select count(*) from etl.checkpoint), (select count(*) from etl.reject) from staging.t"));
    }

    [Fact]
    public async Task A_full_load_of_another_file_ends_a_stopped_one_that_appended()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await StopAsync(area, options);
        await area.ImportAsync("t", area.Write("other.csv", "a,b,c\n1,other,\n"));
        Assert.Equal(0, await area.ScalarAsync<long>(Waiting));
        Assert.Equal(Rows, (await area.ImportAsync(options)).Single().RowsInserted);
        Assert.Equal([$"{Rows + 1}"], await area.RowsAsync("select count(*) from staging.t"));
    }

    [Fact]
    public async Task Rows_appended_to_a_new_table_end_the_full_load_that_was_filling_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await StopAsync(area, Options(area.Write("t.csv", Csv(Rows)), LoadMode.Full));
        await area.ImportAsync(Options(area.Write("other.csv", "a,b,c\n1,other,\n"), LoadMode.Append));
        Assert.Equal(["1|other"], await area.RowsAsync("select a, b from staging.t"));
        Assert.Equal(0, await area.ScalarAsync<long>(Waiting));
    }

    [Theory]
    [InlineData(true, false, LoadMode.Upsert)]
    [InlineData(false, true, LoadMode.Upsert)]
    [InlineData(false, false, LoadMode.Append)]
    [InlineData(false, false, LoadMode.Full)]
    public async Task Whoever_loads_the_source_otherwise_drops_what_a_keyed_load_had_written(
        bool isForced, bool hasOtherKey, LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Upsert);
        await StopAsync(area, options);
        Assert.Equal(["etl_load_1"], await area.RowsAsync(Tables));
        LoadResult result = (await area.ImportAsync(options with
        {
            Mode = mode,
            Landing = options.Landing with { Force = isForced, Key = hasOtherKey ? ["b"] : options.Landing.Key },
        })).Single();
        Assert.Equal((LoadStatus.Succeeded, Rows, 2), (result.Status, result.RowsRead, result.LoadId));
        Assert.Equal(["t"], await area.RowsAsync(Tables));
        Assert.Equal(0, await area.ScalarAsync<long>(Waiting));
        Assert.Equal(["Cancelled|0"], await area.RowsAsync("select status, rows_read from etl.load where load_id = 1"));
    }

    [Fact]
    public async Task A_keyed_load_that_cannot_land_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n6,before\n"));
        ImportOptions options = Options(area.Write("t.csv", Csv(5_000)), LoadMode.InsertOnly);
        LoadResult result = (await area.ImportAsync(
            options with { Landing = new LandingOptions { Key = ["a"], OnConflict = KeyConflict.Fail } })).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingKeyExists, 0), (result.Status, result.ErrorId, result.RowsRead));
        Assert.Equal(["t"], await area.RowsAsync(Tables));
        Assert.Equal(["6|before"], await area.RowsAsync("select * from (select a, b from staging.t) t"));
        Assert.Equal(0, await area.ScalarAsync<long>(Waiting));
    }

    [Fact]
    public async Task A_load_whose_table_was_made_anew_begins_anew()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await StopAsync(area, options);
        await area.ExecuteAsync("create table staging.u (like staging.t); drop table staging.t; alter table staging.u rename to t");
        Assert.Equal(Rows, (await area.ImportAsync(options)).Single().RowsInserted);
        Assert.Equal([$"{Rows}|1"], await area.RowsAsync("select count(*), count(distinct load_id) from staging.t"));
    }
}
