using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

[Collection("postgres")]
public sealed class InsertOnlyTests(PostgresFixture postgres)
{
    private static readonly LandingOptions s_skip = new() { Key = ["id"], OnConflict = KeyConflict.Skip };

    [Fact]
    public async Task New_keys_are_added_and_the_first_of_a_repeated_key_wins()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await area.LoadAsync(LoadMode.InsertOnly, "id,v\n1,a\n1,b\n2,c\n");
        LoadResult second = await area.LoadAsync(LoadMode.InsertOnly, "id,v\n3,d\n3,e\n");
        Assert.Equal((3, 2, 0, 0, 1, 0), first.Counts());
        Assert.Equal((2, 1, 0, 0, 1, 0), second.Counts());
        Assert.Equal(["1|a", "2|c", "3|d"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Fact]
    public async Task An_existing_key_is_an_error_that_names_up_to_ten()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string rows = string.Concat(Enumerable.Range(1, 12).Select(id => $"{id},a\n"));
        await area.LoadAsync(LoadMode.InsertOnly, "id,v\n" + rows);
        LoadResult load = await area.LoadAsync(LoadMode.InsertOnly, "id,v\n99,x\n" + rows);
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingKeyExists), (load.Status, load.ErrorId));
        Assert.Contains("12 of its keys (id)", load.Error, StringComparison.Ordinal);
        Assert.Contains("already: 1; 2; 3; 4; 5; 6; 7; 8; 9; 10, ….", load.Error, StringComparison.Ordinal);
        Assert.Equal(12, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task Existing_keys_are_skipped_when_asked_for()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.InsertOnly, "id,v\n1,a\n2,b\n", s_skip);
        LoadResult load = await area.LoadAsync(LoadMode.InsertOnly, "id,v\n2,x\n3,c\n", s_skip);
        Assert.Equal((2, 1, 0, 0, 1, 0), load.Counts());
        Assert.Equal(["1|a", "2|b", "3|c"], await area.RowsAsync("select id, v from staging.t order by id"));
    }
}
