using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Keyed;

[Collection("postgres")]
public sealed class AggregateTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Totals_follow_their_source_and_vanish_with_it()
    {
        await using SmallWarehouse warehouse = await WithTotalsAsync();
        StepCounts first = await warehouse.BuildAsync("totals", "03-01");
        await warehouse.ExecuteAsync("delete from src.sale where shop = 'b'; insert into src.sale values ('a', 5), ('c', 1)");
        StepCounts second = await warehouse.BuildAsync("totals", "03-02");
        StepCounts third = await warehouse.BuildAsync("totals", "03-03");
        Assert.Equal((3, 3), (first.RowsRead, first.RowsInserted));
        Assert.Equal((3, 1, 1, 1, 1), (second.RowsRead, second.RowsInserted, second.RowsUpdated, second.RowsUnchanged, second.RowsDeleted));
        Assert.Equal((3, 3, 0), (third.RowsRead, third.RowsUnchanged, third.RowsDeleted));
        Assert.Equal(["a 15", "c 1", "z 3"], await warehouse.RowsAsync("select shop, amount from warehouse.totals order by 1"));
    }

    [Fact]
    public async Task A_source_without_rows_deletes_nothing_and_is_refused()
    {
        await using SmallWarehouse warehouse = await WithTotalsAsync();
        await warehouse.BuildAsync("totals", "03-01");
        await warehouse.ExecuteAsync("truncate src.sale");
        EtlException error = await warehouse.RefusedAsync("totals", "03-02");
        Assert.Equal(ErrorIds.TransformEmptySource, error.Id);
        Assert.Contains("truncate warehouse.totals", error.NextStep, StringComparison.Ordinal);
        Assert.Equal(3, (await warehouse.RowsAsync("select 1 from warehouse.totals")).Length);
    }

    [Fact]
    public async Task A_select_without_its_key_is_refused()
    {
        await using SmallWarehouse warehouse = await WithTotalsAsync("select sum(amount) as amount from src.sale");
        EtlException error = await warehouse.RefusedAsync("totals");
        Assert.Contains("totals.sql:1: the key column shop is not in the select", error.Message, StringComparison.Ordinal);
    }

    private async Task<SmallWarehouse> WithTotalsAsync(string select = "select shop, sum(amount) as amount from src.sale group by shop")
    {
        SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("create table src.sale as select * from (values ('a', 10), ('b', 2), ('z', 3)) v (shop, amount)");
        warehouse.Folder.Write("aggregates/totals.sql", $"/* {{ aggregate: totals, key: shop }} */ {select}");
        return warehouse;
    }
}
