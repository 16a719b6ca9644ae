using System.Diagnostics;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class TableLockTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_waits_longer_than_a_second_says_for_whom()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        List<EtlProgress> reports = [];
        await using EtlSession other = await area.Database.OpenSessionAsync(CancellationToken.None);
        TableLock holding = await HoldAsync(area, other);
        TaskCompletionSource told = new();
        Task<IReadOnlyList<LoadResult>> waiting = area.ImportAsync(
            Options(area, null),
            new ImmediateProgress(report =>
            {
                reports.Add(report);
                if (report.Activity == "Waiting") told.TrySetResult();
            }));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(waiting.IsCompleted);
        await holding.DisposeAsync();
        Assert.Equal(LoadStatus.Succeeded, (await waiting).Single().Status);
        Assert.Contains(reports, report =>
            report.Item.StartsWith("staging.t: etl load 7 of run 3 has it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_load_that_may_not_wait_longer_fails_and_names_the_holder(int milliseconds)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await using EtlSession other = await area.Database.OpenSessionAsync(CancellationToken.None);
        await using TableLock holding = await HoldAsync(area, other);
        Stopwatch watch = Stopwatch.StartNew();
        LoadResult load = (await area.ImportAsync(Options(area, TimeSpan.FromMilliseconds(milliseconds)))).Single();
        Assert.InRange(watch.ElapsedMilliseconds, milliseconds, 10_000);
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingLocked), (load.Status, load.ErrorId));
        Assert.Contains("etl load 7 of run 3 has it", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_holds_for_locks_of_others_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(Options(area, null));
        await using EtlSession other = await area.Database.OpenSessionAsync(CancellationToken.None);
        await using EtlTransaction transaction = await other.BeginAsync(CancellationToken.None);
        await other.ExecuteAsync(SqlText.Trusted("lock table staging.t in access exclusive mode"), CancellationToken.None);
        ImportOptions options = Options(area, TimeSpan.FromMilliseconds(200));
        Task<IReadOnlyList<LoadResult>> load = area.ImportAsync(
            options with { Landing = options.Landing with { Force = true } });
        Assert.Equal(load, await Task.WhenAny(load, Task.Delay(TimeSpan.FromSeconds(20))));
        string? error = load.IsFaulted ? load.Exception.InnerException!.Message : (await load).Single().Error;
        Assert.Contains("lock timeout", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_of_one_key_at_once_end_with_one_row()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions[] options = [.. Enumerable.Range(0, 6).Select(i => new ImportOptions
        {
            Files = [area.Write($"t{i}.csv", $"id,v\n1,{i}\n")],
            Table = "t",
            Mode = LoadMode.Upsert,
            Landing = new LandingOptions { Key = ["id"] },
        })];
        IReadOnlyList<LoadResult>[] results = await Task.WhenAll(
            options.Select(one => Task.Run(() => area.ImportAsync(one))));
        Assert.All(results, result => Assert.Equal(LoadStatus.Succeeded, result.Single().Status));
        Assert.Equal(1, await area.ScalarAsync<long>("select count(*) from staging.t"));
        Assert.Equal(5, results.Sum(result => result.Single().RowsUpdated));
    }

    private static ImportOptions Options(StagingArea area, TimeSpan? timeout) => new()
    {
        Files = [area.Write("t.csv", "a\n1\n")],
        Table = "t",
        Landing = new LandingOptions { LockTimeout = timeout },
    };

    private static Task<TableLock> HoldAsync(StagingArea area, EtlSession session) => TableLock.TakeAsync(
        area.Database, session, [new TableName("staging", "t")], "load 7 of run 3", null, null, CancellationToken.None);
}
