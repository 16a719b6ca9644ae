using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class BrokenLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_row_the_server_refuses_fails_the_load_with_its_words()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        await area.ExecuteAsync("alter table staging.t add constraint t_a check (a <> 'x')");
        string rows = string.Concat(Enumerable.Repeat("1\n", 500_000));
        LoadResult result = (await area.ImportAsync("t", area.Write("t.csv", "a\nx\n" + rows))).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.DatabaseStatement), (result.Status, result.ErrorId));
        Assert.Contains("t_a", result.Error, StringComparison.Ordinal);
        Assert.Equal(["1"], await area.RowsAsync("select a from staging.t"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10_000L)]
    public async Task A_connection_that_breaks_is_tried_again(long? checkpointEvery)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        string rows = string.Concat(Enumerable.Repeat($"{new string('x', 100)}\n", 300_000));
        int killed = 0;
        LoadResult result = (await area.ImportAsync(
            new ImportOptions { Files = [area.Write("t.csv", "a\n" + rows)], Table = "t", CheckpointEvery = checkpointEvery },
            new ImmediateProgress(_ =>
            {
                if (Interlocked.Exchange(ref killed, 1) == 0)
                    area.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy \"staging\"%'").Wait();
            }))).Single();
        Assert.Equal((LoadStatus.Succeeded, 300_000), (result.Status, result.RowsInserted));
        Assert.Equal(["300000"], await area.RowsAsync("select count(*) from staging.t"));
        Assert.Equal(["t"], await area.RowsAsync("select tablename from pg_tables where schemaname = 'staging'"));
        Assert.Equal(1, killed);
    }

    [Fact]
    public async Task A_connection_that_breaks_every_time_fails_the_load_and_leaves_the_old_rows()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        string rows = string.Concat(Enumerable.Repeat($"{new string('x', 100)}\n", 300_000));
        LoadResult result = (await area.ImportAsync(
            new ImportOptions { Files = [area.Write("t.csv", "a\n" + rows)], Table = "t" },
            new ImmediateProgress(_ => area.ExecuteAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy \"staging\"%'").Wait())))
            .Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.DatabaseConnection, 0), (result.Status, result.ErrorId, result.RowsInserted));
        Assert.Equal(["1"], await area.RowsAsync("select a from staging.t"));
        Assert.Equal(["Succeeded|1", "Failed|6"], await area.RowsAsync(
            "select status, count(*) from etl.load group by status order by 2"));
    }
}
