using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources.Objects;
using EtlTools.Sources.Values;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class ObjectLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Objects_are_loaded_while_they_come()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ObjectFeed feed = new(NestedValues.None);
        ObjectSource source = new("Some.Row", feed);
        Task<LoadResult> loading = Task.Run(() => PostgresSourceTests.LoadAsync(area, source, "t"));
        for (int i = 1; i <= 50_000; i++)
        {
            Add(feed, ("id", i), ("text", $"row {i}"));
            if (!feed.IsFull) continue;
            while (!feed.TrySend()) feed.WaitForRoom(TimeSpan.FromSeconds(1));
        }

        while (!feed.TrySend()) feed.WaitForRoom(TimeSpan.FromSeconds(1));
        feed.Complete();
        LoadResult load = await loading;
        Assert.Equal((LoadStatus.Succeeded, 50_000, "Some.Row"), (load.Status, load.RowsInserted, load.SourceFile));
        Assert.Equal(
            ["50000|1250025000|50000|Row"],
            await area.RowsAsync("select count(*), sum(id::bigint), max(source_line), max(source_file) from staging.t where text = 'row ' || id"));
    }

    [Fact]
    public async Task Properties_of_later_objects_become_columns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ObjectFeed feed = new(NestedValues.None);
        Add(feed, ("a", 1));
        Assert.True(feed.TrySend());
        Add(feed, ("a", 2), ("b", "new"));
        Assert.True(feed.TrySend());
        Add(feed, ("c", true));
        Assert.True(feed.TrySend());
        feed.Complete();
        await PostgresSourceTests.LoadAsync(area, new ObjectSource("Row", feed), "t");
        Assert.Equal(["1|null|null", "2|new|null", "null|null|true"], await area.RowsAsync("select a, b, c from staging.t order by source_line"));
    }

    [Fact]
    public async Task Objects_that_are_refused_are_kept_as_json()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ObjectFeed feed = new(NestedValues.None);
        Add(feed, ("id", 1), ("text", "a\0b"));
        Add(feed, ("id", 2), ("text", "fine"));
        Assert.True(feed.TrySend());
        feed.Complete();
        LoadResult load = await PostgresSourceTests.LoadAsync(area, new ObjectSource("Row", feed), "t", LoadMode.Append);
        Assert.Equal((LoadStatus.Partial, 1, 1), (load.Status, load.RowsInserted, load.RowsRejected));
        Assert.Equal(
            ["NulByte|text|1|{\"id\":\"1\",\"text\":\"a\\u0000b\"}"],
            await area.RowsAsync("select reason, field, source_line, raw_text from etl.reject"));
    }

    [Fact]
    public async Task A_load_that_is_stopped_while_objects_come_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ObjectFeed feed = new(NestedValues.None);
        Add(feed, ("a", 1));
        Assert.True(feed.TrySend());
        using CancellationTokenSource stop = new();
        Task<IReadOnlyList<LoadResult>> loading = Task.Run(() => area.ImportAsync(
            new ImportOptions { Sources = [new ObjectSource("Row", feed)], Table = "t" }, cancellationToken: stop.Token));
        while (await area.ScalarAsync<long>("select count(*) from etl.load") == 0) await Task.Delay(20);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        Assert.Equal([nameof(RunStatus.Cancelled)], await area.RowsAsync("select status from etl.load"));
        Assert.True(await area.ScalarAsync<bool>("select to_regclass('staging.t') is null"));
    }

    private static void Add(ObjectFeed feed, params (string Name, object? Value)[] properties)
    {
        feed.Begin();
        foreach ((string name, object? value) in properties) feed.Add(name, value);
    }
}
