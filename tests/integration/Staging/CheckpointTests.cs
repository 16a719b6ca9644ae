using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging;
using static EtlTools.Tests.Integration.Staging.StoppedLoad;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class CheckpointTests(PostgresFixture postgres)
{
    private const int Rows = 40_000;
    private const string Before = "a,b\n0,before\n20,row 20\n7,row 7\n";

    [Theory]
    [InlineData(LoadMode.Full, true)]
    [InlineData(LoadMode.Append, true)]
    [InlineData(LoadMode.InsertOnly, true)]
    [InlineData(LoadMode.UpdateOnly, true)]
    [InlineData(LoadMode.Upsert, true)]
    [InlineData(LoadMode.Incremental, true)]
    [InlineData(LoadMode.Full, false)]
    [InlineData(LoadMode.Append, false)]
    [InlineData(LoadMode.InsertOnly, false)]
    [InlineData(LoadMode.UpdateOnly, false)]
    [InlineData(LoadMode.Upsert, false)]
    [InlineData(LoadMode.Incremental, false)]
    public async Task A_load_that_broke_goes_on_at_its_checkpoint(LoadMode mode, bool isTableThere)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        if (isTableThere) await area.ImportAsync("t", area.Write("before.csv", Before));
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows, badEvery: 1_000)), mode);
        await StopAsync(area, options);
        Assert.Equal("Cancelled", await area.ScalarAsync<string>(
            "select status from etl.load order by load_id desc limit 1"));
        long reached = await area.ScalarAsync<long>("select rows_read from etl.checkpoint");
        Assert.InRange(reached, 1, Rows);
        Assert.Equal(reached, await area.ScalarAsync<long>("select rows_read from etl.load order by load_id desc limit 1"));
        if (isTableThere && mode != LoadMode.Append)
            Assert.Equal(3, await area.ScalarAsync<long>("select count(*) from staging.t"));

        LoadResult result = (await area.ImportAsync(options)).Single();
        Assert.Equal((LoadStatus.Partial, Rows, 40), (result.Status, result.RowsRead, result.RowsRejected));
        Assert.Equal(await UndisturbedAsync(options, isTableThere), await LoadedState.ReadAsync(area, "t"));
    }

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task A_load_that_broke_when_its_source_was_read_lands_as_an_undisturbed_one(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", Before));
        ImportOptions options = Options(area.Write("t.csv", Csv(5_000, badEvery: 1_000)), mode);
        await using (EtlSession other = await area.Database.OpenSessionAsync(default))
        await using (EtlTransaction transaction = await other.BeginAsync(default))
        {
            await other.ExecuteAsync(SqlText.Of($"lock table staging.t in row exclusive mode"), default);
            await StopAsync(area, options, whenComplete: true);
        }

        await area.ImportAsync(options with { CheckpointEvery = null });
        Assert.Equal(await UndisturbedAsync(options, isTableThere: true), await LoadedState.ReadAsync(area, "t"));
    }

    [Fact]
    public async Task A_table_that_something_hangs_on_is_filled_anew_at_the_end()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", Before));
        await area.ExecuteAsync("create view staging.v as select a from staging.t");
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Full);
        await StopAsync(area, options);
        Assert.Equal(3, await area.ScalarAsync<long>("select count(*) from staging.v"));
        LoadResult result = (await area.ImportAsync(options)).Single();
        Assert.Equal((Rows, 3), (result.RowsInserted, result.RowsDeleted));
        Assert.Equal(
            [$"{Rows}|{Rows}|t"],
            await area.RowsAsync("""
                select (select count(*) from staging.v), count(distinct source_line),
                       (select string_agg(tablename, ',') from pg_tables where schemaname = 'staging')
                from staging.t
                """));
    }

    [Fact]
    public async Task A_file_that_says_something_else_than_before_does_not_go_on()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await StopAsync(area, options);
        long before = await area.ScalarAsync<long>("select count(*) from staging.t");
        area.Write("t.csv", Csv(Rows).Replace(",row 7,", ",row x,", StringComparison.Ordinal));
        LoadResult result = (await area.ImportAsync(options)).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingFileChanged), (result.Status, result.ErrorId));
        Assert.Equal(before, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Several_files_of_a_full_load_go_on_together(bool isTableThere)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        if (isTableThere) await area.ImportAsync("t", area.Write("before.csv", Before));
        ImportOptions options = new()
        {
            Files = [area.Write("1.csv", Csv(5_000)), area.Write("2.csv", Csv(Rows)), area.Write("3.csv", Csv(7))],
            Table = "t",
            CheckpointEvery = 2_000,
        };
        await StopAsync(area, options);
        IReadOnlyList<LoadResult> results = await area.ImportAsync(options);
        Assert.Equal([5_000L, Rows, 7], results.Select(result => result.RowsInserted));
        Assert.All(results, result => Assert.Equal(64, Sha256(area, result).Length));
        Assert.Equal(["1.csv|5000", "2.csv|40000", "3.csv|7"], await area.RowsAsync(
            "select source_file, count(*) from staging.t group by source_file order by 1"));
    }

    private static string Sha256(StagingArea area, LoadResult result) => area.ScalarAsync<string>(
        $"select source_sha256 from etl.load where load_id = {result.LoadId}").Result!;

    private async Task<IReadOnlyList<string>> UndisturbedAsync(ImportOptions options, bool isTableThere)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        if (isTableThere) await area.ImportAsync("t", area.Write("before.csv", Before));
        await area.ImportAsync(options with { CheckpointEvery = null });
        return await LoadedState.ReadAsync(area, "t");
    }
}
