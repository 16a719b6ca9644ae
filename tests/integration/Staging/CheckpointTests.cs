using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class CheckpointTests(PostgresFixture postgres)
{
    private const int Rows = 40_000;

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    public async Task A_load_that_broke_goes_on_at_its_checkpoint(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n0,before\n"));
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows, badEvery: 1_000)), mode);
        await BreakAsync(area, options);
        Assert.Equal("Cancelled", await area.ScalarAsync<string>(
            "select status from etl.load order by load_id desc limit 1"));
        long reached = await area.ScalarAsync<long>("select rows_read from etl.checkpoint");
        Assert.InRange(reached, 1, Rows);
        Assert.Equal(reached, await area.ScalarAsync<long>("select rows_read from etl.load order by load_id desc limit 1"));
        Assert.Equal(
            mode == LoadMode.Full ? 1 : 1 + await area.ScalarAsync<long>("select rows_read - rows_rejected from etl.checkpoint"),
            await area.ScalarAsync<long>("select count(*) from staging.t"));

        LoadResult result = (await area.ImportAsync(options)).Single();
        Assert.Equal(
            (LoadStatus.Partial, Rows, Rows - 40, 40), (result.Status, result.RowsRead, result.RowsInserted, result.RowsRejected));
        Assert.Equal(await ExpectedAsync(options, mode), await ContentAsync(area));
        Assert.Equal(
            ["0|40|39501"],
            await area.RowsAsync("select (select count(*) from etl.checkpoint), count(*), max(source_line) from etl.reject"));
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from etl.load"));
    }

    [Fact]
    public async Task Force_takes_back_what_a_stopped_load_had_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await BreakAsync(area, options);
        LoadResult result = (await area.ImportAsync(options with { Landing = new() { Force = true } })).Single();
        Assert.Equal((LoadStatus.Succeeded, Rows), (result.Status, result.RowsInserted));
        Assert.Equal(
            [$"{Rows}|1|0"],
            await area.RowsAsync("select count(*), count(distinct load_id), (select count(*) from etl.checkpoint) from staging.t"));
    }

    [Fact]
    public async Task A_file_that_says_something_else_than_before_does_not_go_on()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Options(area.Write("t.csv", Csv(Rows)), LoadMode.Append);
        await BreakAsync(area, options);
        long before = await area.ScalarAsync<long>("select count(*) from staging.t");
        area.Write("t.csv", Csv(Rows).Replace("7,row 7\n", "7,row x\n", StringComparison.Ordinal));
        LoadResult result = (await area.ImportAsync(options)).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingFileChanged), (result.Status, result.ErrorId));
        Assert.Equal(before, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task A_full_load_of_another_file_ends_the_stopped_one_and_leaves_no_table_behind()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n0,before\n"));
        await BreakAsync(area, Options(area.Write("t.csv", Csv(Rows)), LoadMode.Full));
        await area.ImportAsync("t", area.Write("other.csv", "a,b\n1,other\n"));
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
    public async Task Several_files_of_a_full_load_go_on_together()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new()
        {
            Files = [area.Write("1.csv", Csv(5_000)), area.Write("2.csv", Csv(Rows)), area.Write("3.csv", Csv(7))],
            Table = "t",
            CheckpointEvery = 2_000,
        };
        await BreakAsync(area, options);
        IReadOnlyList<LoadResult> results = await area.ImportAsync(options);
        Assert.Equal([5_000L, Rows, 7], results.Select(result => result.RowsInserted));
        Assert.All(results, result => Assert.Equal(64, Sha256(area, result).Length));
        Assert.Equal(["1.csv|5000", "2.csv|40000", "3.csv|7"], await area.RowsAsync(
            "select source_file, count(*) from staging.t group by source_file order by 1"));
    }

    private static string Sha256(StagingArea area, LoadResult result) => area.ScalarAsync<string>(
        $"select source_sha256 from etl.load where load_id = {result.LoadId}").Result!;

    private static ImportOptions Options(string file, LoadMode mode) =>
        new() { Files = [file], Table = "t", Mode = mode, CheckpointEvery = 2_000 };

    private static string Csv(int rows, int badEvery = int.MaxValue)
    {
        StringBuilder text = new("a,b\n");
        for (int i = 1; i <= rows; i++)
            text.Append(i % badEvery == badEvery / 2 && badEvery < rows ? $"{i}\n" : $"{i},row {i}\n");
        return text.ToString();
    }

    // Stops the load after its first checkpoint.
    private static async Task BreakAsync(StagingArea area, ImportOptions options)
    {
        using CancellationTokenSource stop = new();
        Task load = area.ImportAsync(options, null, stop.Token);
        while (await area.ScalarAsync<long>("select coalesce(max(rows_read), 0) from etl.checkpoint where not is_complete") == 0)
        {
            if (load.IsCompleted) await load;
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
    }

    private async Task<string> ExpectedAsync(ImportOptions options, LoadMode mode)
    {
        await using StagingArea undisturbed = await StagingArea.CreateAsync(postgres);
        await undisturbed.ImportAsync("t", undisturbed.Write("before.csv", "a,b\n0,before\n"));
        await undisturbed.ImportAsync(options with { CheckpointEvery = null, Mode = mode });
        return await ContentAsync(undisturbed);
    }

    private static async Task<string> ContentAsync(StagingArea area) => (await area.RowsAsync("""
        select count(*), md5(string_agg(concat_ws('|', a, b, source_file, source_line, load_id, row_hash), ',' order by source_line))
        from staging.t
        """)).Single();
}
