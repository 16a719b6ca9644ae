using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class KnownSourceTests(PostgresFixture postgres)
{
    private const string A = "id,v\n1,a\n2,b\n";
    private const string B = "id,v\n1,b\n2,c\n";

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task The_same_bytes_are_skipped_under_any_name(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        if (mode == LoadMode.UpdateOnly) await area.LoadAsync(LoadMode.Append, B);
        LoadResult first = await area.LoadAsync(mode, A);
        IReadOnlyList<string> rows = await area.RowsAsync("select t::text from staging.t t order by 1");
        LoadResult second = await area.LoadAsync(mode, A, file: "renamed.csv");
        Assert.Equal((LoadStatus.Skipped, (0L, 0L, 0L, 0L, 0L, 0L)), (second.Status, second.Counts()));
        Assert.Contains($"Load {first.LoadId} brought the same bytes", second.Message, StringComparison.Ordinal);
        Assert.Equal(rows, await area.RowsAsync("select t::text from staging.t t order by 1"));
        Assert.Equal(
            "Skipped", await area.ScalarAsync<string>($"select status from etl.load where load_id = {second.LoadId}"));
    }

    [Fact]
    public async Task Force_loads_them_all_the_same()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Append, A);
        LoadResult load = await area.LoadAsync(LoadMode.Append, A, new LandingOptions { Force = true });
        Assert.Equal((LoadStatus.Succeeded, 2), (load.Status, load.RowsInserted));
    }

    [Fact]
    public async Task Another_key_or_mode_or_delimiter_makes_them_new()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, A);
        Assert.Equal(LoadStatus.Succeeded, (await area.LoadAsync(LoadMode.Incremental, A)).Status);
        Assert.Equal(
            LoadStatus.Succeeded, (await area.LoadAsync(LoadMode.Upsert, A, new LandingOptions { Key = ["v"] })).Status);
        IReadOnlyList<LoadResult> other = await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.csv", A)],
            Table = "u",
            Format = new() { Delimiter = ";" },
        });
        Assert.Equal(LoadStatus.Succeeded, other.Single().Status);
    }

    [Fact]
    public async Task Bytes_that_later_loads_have_overwritten_are_loaded_again()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (LoadMode mode in new[] { LoadMode.Full, LoadMode.Upsert })
        {
            await area.LoadAsync(mode, A);
            await area.LoadAsync(mode, B);
            Assert.Equal(LoadStatus.Succeeded, (await area.LoadAsync(mode, A)).Status);
            Assert.Equal(["1|a", "2|b"], await area.RowsAsync("select id, v from staging.t order by id"));
        }
    }

    [Fact]
    public async Task An_incremental_file_stays_known_whatever_came_after_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Incremental, A);
        await area.LoadAsync(LoadMode.Incremental, B);
        Assert.Equal(LoadStatus.Skipped, (await area.LoadAsync(LoadMode.Incremental, A)).Status);
        Assert.Equal(["1|b", "2|c"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Fact]
    public async Task A_table_that_was_dropped_or_emptied_is_filled_again()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (string statement in new[] { "drop table staging.t", "truncate staging.t" })
        {
            await area.LoadAsync(LoadMode.Append, A);
            await area.ExecuteAsync(statement);
            Assert.Equal(LoadStatus.Succeeded, (await area.LoadAsync(LoadMode.Append, A)).Status);
            Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
        }
    }

    [Fact]
    public async Task Files_of_a_full_load_are_known_together_or_not_at_all()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string[] files = [area.Write("a.csv", A), area.Write("b.csv", B)];
        await area.ImportAsync("t", files);
        Assert.All(await area.ImportAsync("t", files), load => Assert.Equal(LoadStatus.Skipped, load.Status));
        Assert.Equal(LoadStatus.Succeeded, (await area.ImportAsync("t", files[0])).Single().Status);
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
        Assert.All(await area.ImportAsync("t", files), load => Assert.Equal(LoadStatus.Succeeded, load.Status));
        Assert.Equal(4, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }
}
