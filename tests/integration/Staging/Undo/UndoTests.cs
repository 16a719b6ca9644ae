using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Undo;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging.Undo;

[Collection("postgres")]
public sealed class UndoTests(PostgresFixture postgres)
{
    private const string A = "id,v\n1,a\n2,b\n";
    private const string B = "id,v,w\n2,x,y\n3,c,\n";

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task A_load_that_is_taken_back_leaves_the_table_as_it_was(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = ["id"], OnConflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null };
        await area.LoadAsync(LoadMode.Append, A);
        IReadOnlyList<string> before = await area.ImageAsync();
        LoadResult load = await area.LoadAsync(mode, B, landing);
        Assert.NotEqual(before, await area.ImageAsync());
        UndonePart part = (await area.UndoAsync(load.LoadId)).Single();
        Assert.Equal(before, await area.ImageAsync());
        Assert.Equal((load.RowsInserted + load.RowsUpdated, load.RowsUpdated + load.RowsDeleted), (part.RowsRemoved, part.RowsRestored));
        Assert.Equal("Undone|true|true", (await area.RowsAsync(
            $"select status, (undone_at is not null)::text, (undone_by > run_id)::text from etl.load where load_id = {load.LoadId}")).Single());
        Assert.Equal(LoadStatus.Succeeded, (await area.LoadAsync(mode, B, landing)).Status);
    }

    [Fact]
    public async Task The_table_goes_with_the_load_that_created_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (LoadMode mode in new[] { LoadMode.Full, LoadMode.Append, LoadMode.Upsert })
        {
            UndonePart part = (await area.UndoAsync((await area.LoadAsync(mode, A)).LoadId)).Single();
            Assert.True(part.TableDropped);
            Assert.Equal(["no table"], await area.ImageAsync());
        }
    }

    [Fact]
    public async Task Autovacuum_passes_over_a_table_while_it_is_kept_aside()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, A);
        LoadResult load = await area.LoadAsync(LoadMode.Full, B);
        const string Settings = "select oid::regclass::text, reloptions[1] from pg_class where reloptions is not null and relkind = 'r'";
        Assert.Equal([$"etl_undo.load_{load.LoadId}|autovacuum_enabled=false"], await area.RowsAsync(Settings));
        await area.UndoAsync(load.LoadId);
        Assert.Empty(await area.RowsAsync(Settings));
    }

    [Fact]
    public async Task A_table_with_a_view_on_it_comes_back_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, A);
        await area.ExecuteAsync("create view staging.seen as select id, v from staging.t");
        IReadOnlyList<string> before = await area.ImageAsync();
        LoadResult load = await area.LoadAsync(LoadMode.Full, B);
        await area.UndoAsync(load.LoadId);
        Assert.Equal(before, await area.ImageAsync());
        Assert.Equal(["1|a", "2|b"], await area.RowsAsync("select * from staging.seen order by id"));
    }

    [Fact]
    public async Task Rows_appended_since_stay()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, A);
        LoadResult full = await area.LoadAsync(LoadMode.Full, "id,v\n7,x\n");
        await area.LoadAsync(LoadMode.Append, "id,v\n8,y\n");
        await area.UndoAsync(full.LoadId);
        Assert.Equal(["1|a", "2|b", "8|y"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Fact]
    public async Task A_load_on_which_later_ones_build_is_refused_and_goes_with_them_when_asked_for()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, "id,v\n0,z\n");
        IReadOnlyList<string> before = await area.ImageAsync();
        LoadResult append = await area.LoadAsync(LoadMode.Append, A);
        LoadResult other = await area.LoadAsync(LoadMode.Upsert, "id,v\n9,new\n");
        LoadResult upsert = await area.LoadAsync(LoadMode.Upsert, B);
        LoadResult full = await area.LoadAsync(LoadMode.Full, "id,v\n5,e\n");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(append.LoadId));
        Assert.Equal(ErrorIds.UndoDependents, error.Id);
        Assert.Contains($"{full.LoadId} (full, t.csv), {upsert.LoadId} (upsert, t.csv).", error.Message, StringComparison.Ordinal);
        IReadOnlyList<UndonePart> parts = await area.UndoAsync(append.LoadId, cascade: true);
        Assert.Equal([full.LoadId, upsert.LoadId, append.LoadId], parts.Select(part => part.LoadId));
        Assert.Equal(["0|z", "9|new"], await area.RowsAsync("select id, v from staging.t order by id"));
        await area.UndoAsync(other.LoadId);
        Assert.Equal(before, await area.ImageAsync());
    }

    [Fact]
    public async Task Files_that_landed_together_go_together()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, A);
        IReadOnlyList<string> before = await area.ImageAsync();
        IReadOnlyList<LoadResult> loads = await area.ImportAsync("t", area.Write("a.csv", A), area.Write("b.csv", B));
        UndonePart part = (await area.UndoAsync(loads[1].LoadId)).Single();
        Assert.Equal(loads.Select(load => load.LoadId), part.LoadIds);
        Assert.Equal(before, await area.ImageAsync());
    }

    [Fact]
    public async Task Only_so_many_tables_are_kept()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        List<LoadResult> loads = [];
        for (int i = 0; i < 3; i++) loads.Add(await area.LoadAsync(LoadMode.Full, $"id,v\n1,{i}\n"));
        Assert.Equal([$"load_{loads[2].LoadId}"], await ImagesAsync(area));
        await area.UndoAsync(loads[2].LoadId);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(loads[1].LoadId));
        Assert.Equal(ErrorIds.UndoNotPossible, error.Id);
        Assert.Contains("is not kept any more", error.Message, StringComparison.Ordinal);
        await area.LoadAsync(LoadMode.Full, "id,v\n1,9\n", new LandingOptions { KeptTables = 0 });
        Assert.Empty(await ImagesAsync(area));
    }

    [Fact]
    public async Task Overwritten_rows_that_lie_before_a_lost_table_are_not_kept_in_vain()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, A);
        LoadResult upsert = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,x\n");
        Assert.Equal([$"load_{upsert.LoadId}"], await ImagesAsync(area));
        LoadResult first = await area.LoadAsync(LoadMode.Full, A);
        Assert.Equal([$"load_{upsert.LoadId}", $"load_{first.LoadId}"], await ImagesAsync(area));
        LoadResult second = await area.LoadAsync(LoadMode.Full, B);
        Assert.Equal([$"load_{second.LoadId}"], await ImagesAsync(area));
    }

    [Fact]
    public async Task Rows_that_others_have_changed_are_left_alone()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.Append, A);
        await area.ExecuteAsync("delete from staging.t where id = '1'");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(load.LoadId));
        Assert.Equal(ErrorIds.UndoNotPossible, error.Id);
        Assert.Contains("holds 1 of its rows where it wrote 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(["2"], await area.RowsAsync("select id from staging.t"));
    }

    [Fact]
    public async Task What_did_not_land_cannot_be_taken_back()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.Append, A);
        LoadResult skipped = await area.LoadAsync(LoadMode.Append, A);
        LoadResult failed = await area.LoadAsync(LoadMode.Upsert, "v\n1\n");
        await area.UndoAsync(load.LoadId);
        foreach ((long id, string words) in new[]
        {
            (load.LoadId, "it was taken back before"), (skipped.LoadId, "it was skipped"), (failed.LoadId, "it ended as Failed"),
        })
        {
            EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(id));
            Assert.Equal(ErrorIds.UndoNotPossible, error.Id);
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ErrorIds.UndoNotFound, (await Assert.ThrowsAsync<EtlException>(() => area.UndoAsync(999))).Id);
    }

    [Fact]
    public async Task The_plan_says_what_would_go_and_changes_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, A);
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, B);
        IReadOnlyList<string> before = await area.ImageAsync();
        UndonePart part = (await UndoPlanner.PlanAsync(
            area.Database, new UndoOptions { LoadId = load.LoadId }, CancellationToken.None)).Parts.Single();
        Assert.Equal((true, 2, 1, "w"), (part.IsPreview, part.RowsRemoved, part.RowsRestored, part.ColumnsDropped.Single()));
        Assert.Equal(before, await area.ImageAsync());
    }

    private static Task<IReadOnlyList<string>> ImagesAsync(StagingArea area) => area.RowsAsync(
        "select relname from pg_class where relnamespace = 'etl_undo'::regnamespace and relkind = 'r' order by 1");
}
