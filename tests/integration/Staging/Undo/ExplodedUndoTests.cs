using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Undo;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>The rows of arrays go with the records they stood in.</summary>
[Collection("postgres")]
public sealed class ExplodedUndoTests(PostgresFixture postgres)
{
    private const string A = """
        {"id":1,"v":"a","tags":["x","y"]}
        {"id":2,"v":"b","tags":["z"]}
        """;

    private const string B = """
        {"id":2,"v":"b","tags":["z",{"w":"new"}]}
        {"id":3,"v":"c","tags":["u"]}
        """;

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task A_load_and_its_arrays_are_taken_back_together_and_both_say_so(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = ["id"], OnConflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null };
        await area.LoadTagsAsync(LoadMode.Append, A);
        IReadOnlyList<string> before = await area.ImageWithTagsAsync();
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(mode, B, landing);
        Assert.NotEqual(before, await area.ImageWithTagsAsync());
        IReadOnlyList<UndonePart> parts = await area.UndoAsync(records.LoadId);
        Assert.Equal(before, await area.ImageWithTagsAsync());
        Assert.Equal(
            [
                ("staging.t_tags", tags.LoadId, tags.RowsInserted, tags.RowsDeleted),
                ("staging.t", records.LoadId, records.RowsInserted + records.RowsUpdated,
                    records.RowsUpdated + records.RowsDeleted),
            ],
            parts.Select(part => (part.Table, part.LoadId, part.RowsRemoved, part.RowsRestored)));
        Assert.Equal(["Undone|1"], await area.RowsAsync($"""
            select status, count(distinct undone_by) from etl.load
            where load_id in ({records.LoadId}, {tags.LoadId}) group by status
            """));
        Assert.Equal(LoadStatus.Succeeded, (await area.LoadTagsAsync(mode, B, landing)).Tags.Status);
    }

    [Fact]
    public async Task A_load_of_arrays_is_not_taken_back_without_its_records()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(LoadMode.Append, A);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(tags.LoadId));
        Assert.Equal(ErrorIds.UndoNotPossible, error.Id);
        Assert.Contains($"the records of load {records.LoadId} of staging.t,", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, await area.ScalarAsync<long>("select count(*) from staging.t_tags"));
    }

    [Fact]
    public async Task Both_tables_go_with_the_load_that_created_them()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (LoadMode mode in new[] { LoadMode.Full, LoadMode.Append, LoadMode.Upsert })
        {
            IReadOnlyList<UndonePart> parts = await area.UndoAsync((await area.LoadTagsAsync(mode, A)).Records.LoadId);
            Assert.All(parts, part => Assert.True(part.TableDropped));
            Assert.Equal(["no table", "no table"], await area.ImageWithTagsAsync());
        }
    }

    [Fact]
    public async Task Files_of_a_full_load_go_together_with_all_their_arrays()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Full, A);
        IReadOnlyList<string> before = await area.ImageWithTagsAsync();
        ImportOptions options = ExplodedLoads.Tagged(area.Write("a.jsonl", A), LoadMode.Full);
        IReadOnlyList<LoadResult> loads = await area.ImportAsync(
            options with { Files = [.. options.Files, area.Write("b.jsonl", B)] });
        Assert.Equal(
            [[loads[1].LoadId, loads[3].LoadId], [loads[0].LoadId, loads[2].LoadId]],
            (await area.UndoAsync(loads[2].LoadId)).Select(part => part.LoadIds));
        Assert.Equal(before, await area.ImageWithTagsAsync());
    }

    [Fact]
    public async Task A_load_on_whose_arrays_later_ones_build_is_refused_and_goes_with_them_when_asked_for()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadTagsAsync(LoadMode.Append, """{"id":0,"tags":["o"]}""");
        IReadOnlyList<string> before = await area.ImageWithTagsAsync();
        (LoadResult first, _) = await area.LoadTagsAsync(LoadMode.Append, A);
        LoadResult other = (await area.ImportAsync("t_tags", area.Write("own.csv", "id,value\n7,own\n"))).Single();
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(first.LoadId));
        Assert.Equal(ErrorIds.UndoDependents, error.Id);
        Assert.Contains($": {other.LoadId} (full, own.csv).", error.Message, StringComparison.Ordinal);
        IReadOnlyList<UndonePart> parts = await area.UndoAsync(first.LoadId, cascade: true);
        Assert.Equal(["staging.t_tags", "staging.t_tags", "staging.t"], parts.Select(part => part.Table));
        Assert.Equal(before, await area.ImageWithTagsAsync());
    }

    [Fact]
    public async Task A_load_that_replaced_only_arrays_builds_on_those_it_replaced()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult first, _) = await area.LoadTagsAsync(LoadMode.Upsert, A);
        (LoadResult second, _) = await area.LoadTagsAsync(LoadMode.Upsert, """{"id":1,"v":"a","tags":["x"]}""");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(first.LoadId));
        Assert.Contains($": {second.LoadId} (upsert, t.jsonl).", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            [second.LoadId, first.LoadId],
            (await area.UndoAsync(first.LoadId, cascade: true))
                .Where(part => part.Table == "staging.t").Select(part => part.LoadId));
        Assert.Equal(["no table", "no table"], await area.ImageWithTagsAsync());
    }

    [Fact]
    public async Task A_table_of_arrays_that_is_gone_is_an_error_and_changes_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        (LoadResult records, _) = await area.LoadTagsAsync(LoadMode.Append, A);
        await area.ExecuteAsync("drop table staging.t_tags");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(records.LoadId));
        Assert.Contains("staging.t_tags is gone", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task As_many_tables_of_arrays_are_kept_as_of_records()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = ["id"], KeptTables = 2 };
        List<long> loads = [];
        for (int i = 0; i < 4; i++)
        {
            (LoadResult records, LoadResult tags) = await area.LoadTagsAsync(
                LoadMode.Full, $$"""{"id":{{i}},"tags":["x"]}""", landing);
            loads.AddRange(records.LoadId, tags.LoadId);
        }

        Assert.Equal(
            loads.TakeLast(4).Select(load => $"load_{load}"),
            await area.RowsAsync("""
                select relname from pg_class where relnamespace = 'etl_undo'::regnamespace and relkind = 'r'
                order by substring(relname from 6)::bigint
                """));
    }
}
