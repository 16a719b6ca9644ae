using System.Diagnostics;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class ConcurrentLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Two_loads_of_one_new_table_wait_for_each_other()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}\n"));
        ImportOptions options = new()
        {
            Files = [area.Write("t.csv", "a\n" + rows)],
            Table = "t",
            Mode = LoadMode.Append,
            Landing = new() { Force = true },
        };
        IReadOnlyList<LoadResult>[] results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => area.ImportAsync(options))));
        Assert.All(results, result => Assert.Equal(LoadStatus.Succeeded, result.Single().Status));
        Assert.Equal(80_000, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task Two_full_loads_at_once_end_with_the_rows_of_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string[] files = [area.Write("t1.csv", "a\n1\n1\n"), area.Write("t2.csv", "a\n2\n2\n")];
        for (int round = 0; round < 5; round++)
        {
            IReadOnlyList<LoadResult>[] results = await Task.WhenAll(
                files.Select(file => Task.Run(() => area.ImportAsync(new ImportOptions
                {
                    Files = [file],
                    Table = "t",
                    Landing = new() { Force = true },
                }))));
            Assert.All(results, result => Assert.Equal(LoadStatus.Succeeded, result.Single().Status));
            Assert.Equal("2|1", (await area.RowsAsync("select count(*), count(distinct a) from staging.t")).Single());
        }
    }

    [Fact]
    public async Task Readers_see_the_old_rows_while_a_full_load_runs()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        List<long> seen = [];
        string rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i}\n"));
        await using EtlSession reader = await area.Database.OpenSessionAsync(CancellationToken.None);
        await area.ImportAsync(
            new ImportOptions { Files = [area.Write("t.csv", "a\n" + rows)], Table = "t" },
            new ImmediateProgress(report =>
            {
                if (!report.IsComplete)
                    seen.Add(reader.ScalarAsync<long>(SqlText.Of($"select count(*) from staging.t"), default).Result);
            }));
        Assert.NotEmpty(seen);
        Assert.All(seen, count => Assert.Equal(1, count));
        Assert.Equal(200_000, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task A_cancelled_load_stops_within_a_second_and_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n0,0\n"));
        string rows = string.Concat(Enumerable.Repeat($"1,{new string('x', 100)}\n", 1_000_000));
        ImportOptions options = new() { Files = [area.Write("t.csv", "a,b\nbad\n" + rows)], Table = "t" };
        using CancellationTokenSource cancellation = new();
        Stopwatch sinceCancelled = new();
        ImmediateProgress progress = new(_ =>
        {
            if (sinceCancelled.IsRunning) return;
            sinceCancelled.Start();
            cancellation.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => area.ImportAsync(options, progress, cancellation.Token));
        Assert.InRange(sinceCancelled.ElapsedMilliseconds, 0, 1_000);
        Assert.Equal(["0"], await area.RowsAsync("select a from staging.t"));
        Assert.Equal(
            ["Succeeded|1", "Cancelled|0"],
            await area.RowsAsync("select status, rows_read from etl.load order by load_id"));
        Assert.Equal(0, await area.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and query like 'copy%' and state = 'active'"));
        Assert.Equal(1, await area.ScalarAsync<long>(
            "select count(*) from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r'"));
    }

    [Fact]
    public async Task A_load_that_waits_for_the_table_can_be_cancelled()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a\n1\n");
        await area.ImportAsync("t", file);
        await using EtlSession other = await area.Database.OpenSessionAsync(CancellationToken.None);
        await using EtlTransaction blocking = await other.BeginAsync(CancellationToken.None);
        await other.ExecuteAsync(SqlText.Of($"lock table {new TableName("staging", "t")}"), CancellationToken.None);
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => area.ImportAsync(
            new ImportOptions { Files = [file], Table = "t", Mode = LoadMode.Append }, null, cancellation.Token));
        Assert.Equal("Cancelled", await area.ScalarAsync<string>("select status from etl.load order by load_id desc limit 1"));
    }
}
