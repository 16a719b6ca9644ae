using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

[Collection("postgres")]
public sealed class UpdateOnlyTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Known_keys_are_changed_and_new_ones_skipped()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Full, "id,v\n1,a\n2,b\n3,c\n");
        LoadResult load = await area.LoadAsync(LoadMode.UpdateOnly, "id,v\n1,x\n1,y\n2,b\n4,d\n");
        Assert.Equal((4, 0, 1, 1, 2, 0), load.Counts());
        Assert.Equal(["1|y", "2|b", "3|c"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Fact]
    public async Task Nothing_lands_in_a_table_that_was_not_there()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.UpdateOnly, "id,v\n1,x\n2,b\n");
        Assert.Equal((2, 0, 0, 0, 2, 0), load.Counts());
        Assert.Empty(await area.RowsAsync("select * from staging.t"));
    }
}
