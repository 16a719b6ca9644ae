using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Archives;

namespace EtlTools.Tests.Integration.Staging.Archives;

[Collection("postgres")]
public sealed class RetentionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Only_the_newest_of_each_table_stay_and_what_landed_together_counts_as_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await AppendAsync(area, 1);
        IReadOnlyList<LoadResult> pair = await area.KeepAsync(
            LoadMode.Full, area.Write("a.csv", "id,v\n3,a\n"), area.Write("b.csv", "id,v\n4,b\n"));
        LoadResult other = (await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("u.csv", "id\n1\n")],
            Table = "u",
            Archive = area.Archive(),
        })).Single();
        LoadResult last = await AppendAsync(area, 2);
        IReadOnlyList<ArchivedFile> cleared = await area.ClearAsync(new() { Keep = 2 });
        Assert.Equal([first.LoadId], cleared.Select(file => file.LoadId));
        LoadResult full = (await area.KeepAsync(LoadMode.Full, area.Write("c.csv", "id,v\n5,c\n"))).Single();
        cleared = await area.ClearAsync(new() { Table = "t", Keep = 1 });
        LoadResult[] gone = [.. pair, last];
        Assert.Equal(gone.Select(load => load.LoadId), cleared.Select(file => file.LoadId));
        Assert.All([.. gone, first], load => Assert.False(File.Exists(load.ArchivePath) || File.Exists(load.ArchivePath + ".json")));
        Assert.All([other, full], load => Assert.True(File.Exists(load.ArchivePath) && File.Exists(load.ArchivePath + ".json")));
        Assert.Equal([full.LoadId, other.LoadId], (await ArchiveReader.ListAsync(area.Database, null, CancellationToken.None))
            .Select(file => file.LoadId));
        Assert.Equal(4, await area.ScalarAsync<long>("select count(*) from etl.archive where deleted_at is not null"));
    }

    [Fact]
    public async Task What_files_that_stay_build_on_stays_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Full, area.Write("old.csv", "id,v\n1,a\n"));
        await area.KeepAsync(LoadMode.Full, area.Write("base.csv", "id,v\n2,b\n"));
        await area.KeepAsync(LoadMode.Upsert, area.Write("changes.csv", "id,v\n2,B\n"));
        await AppendAsync(area, 3);
        IReadOnlyList<string> before = await area.ContentsAsync();
        ArchivedFile cleared = Assert.Single(await area.ClearAsync(new() { Keep = 1 }));
        Assert.Equal("old.csv", Path.GetFileName(cleared.SourceFile));
        await area.ExecuteAsync("drop table staging.t");
        await area.ReplayAsync();
        Assert.Equal(before, await area.ContentsAsync());
    }

    [Fact]
    public async Task Old_ones_go_and_the_newest_stay_however_old()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult[] loads = [await AppendAsync(area, 1), await AppendAsync(area, 2), await AppendAsync(area, 3)];
        await area.ExecuteAsync($"update etl.archive set archived_at = now() - interval '10 days' where load_id <> {loads[2].LoadId}");
        Assert.Empty(await area.ClearAsync(new() { OlderThan = TimeSpan.FromDays(11) }));
        Assert.Equal([loads[0].LoadId], (await area.ClearAsync(new() { OlderThan = TimeSpan.FromDays(9), Keep = 2 }))
            .Select(file => file.LoadId));
        Assert.Equal([loads[1].LoadId], (await area.ClearAsync(new() { OlderThan = TimeSpan.FromDays(9) }))
            .Select(file => file.LoadId));
        Assert.True(File.Exists(loads[2].ArchivePath));
    }

    [Fact]
    public async Task The_plan_names_what_goes_and_deletes_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await AppendAsync(area, 1);
        ArchiveClearPlan plan = await ArchiveClearPlanner.PlanAsync(area.Database, new() { Keep = 0 }, CancellationToken.None);
        ArchivedFile file = Assert.Single(plan.Files);
        Assert.Equal((load.ArchivePath, true, null), (file.Path, file.IsPreview, file.DeletedAt));
        Assert.True(File.Exists(load.ArchivePath));
        ArchivedFile cleared = Assert.Single(await area.ClearAsync(new() { Keep = 0 }));
        Assert.Equal(file with { IsPreview = false, DeletedAt = cleared.DeletedAt }, cleared);
        Assert.NotNull(cleared.DeletedAt);
        Assert.Empty(await area.ClearAsync(new() { Keep = 0 }));
    }

    [Fact]
    public async Task A_file_that_is_gone_already_counts_as_deleted()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await AppendAsync(area, 1);
        Directory.Delete(area.Archive(), recursive: true);
        Assert.Equal([load.LoadId], (await area.ClearAsync(new() { Keep = 0 })).Select(file => file.LoadId));
    }

    [Fact]
    public async Task Nothing_goes_when_nothing_is_said()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ClearAsync(new()));
        Assert.Equal(ErrorIds.ArchiveOptions, error.Id);
    }

    private static async Task<LoadResult> AppendAsync(StagingArea area, int id) =>
        (await area.KeepAsync(LoadMode.Append, area.Write($"{id}.csv", $"id,v\n{id},x\n"))).Single();
}
