using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Tests.Integration.Transforms.Rollup;

[Collection("postgres")]
public sealed class RollupTests(PostgresFixture postgres)
{
    private const string Select = "select id, count(*) as sales, sum(amount) as spent from src.sale group by id";

    [Fact]
    public async Task Measures_reach_every_version_of_a_member()
    {
        await using CustomerHistory customers = await WithTotalsAsync(Select);
        await customers.LoadAsync("03-02", "(1, 'Santos', 'SP', null, null, null)", "(2, 'Recife', 'PE', null, null, null)");
        StepCounts counts = await RollUpAsync(customers);
        Assert.Equal(["1 Rio 2 15 [, 03-02)", "1 Santos 2 15 [03-02, ) *", "2 Recife 1 7 [, ) *"], await TotalsAsync(customers));
        Assert.Equal((2, 2, 0, 0), (counts.RowsRead, counts.RowsUpdated, counts.RowsSkipped, counts.RowsDeleted));
    }

    [Fact]
    public async Task An_unchanged_rollup_writes_nothing()
    {
        await using CustomerHistory customers = await WithTotalsAsync(Select);
        await RollUpAsync(customers);
        string[] before = await customers.Warehouse.RowsAsync("select ctid::text, xmin::text from warehouse.dim_customer order by ctid");
        StepCounts counts = await RollUpAsync(customers);
        Assert.Equal((2, 2), (counts.RowsRead, counts.RowsUnchanged));
        Assert.Equal(before, await customers.Warehouse.RowsAsync("select ctid::text, xmin::text from warehouse.dim_customer order by ctid"));
    }

    [Fact]
    public async Task Members_the_select_no_longer_names_are_cleared_and_unknown_keys_are_skipped()
    {
        await using CustomerHistory customers = await WithTotalsAsync(Select);
        await RollUpAsync(customers);
        await customers.Warehouse.ExecuteAsync("delete from src.sale where id = 2; insert into src.sale values (99, 1), (98, 1)");
        StepCounts counts = await RollUpAsync(customers);
        Assert.Equal(["1 Rio 2 15 [, ) *", "2 Recife [, ) *"], await TotalsAsync(customers));
        Assert.Equal((3, 0, 1, 2, 1), (counts.RowsRead, counts.RowsUpdated, counts.RowsUnchanged, counts.RowsSkipped, counts.RowsDeleted));
    }

    [Theory]
    [InlineData("select id, amount from src.sale", ErrorIds.TransformRepeatedKey, "id=1 (2 times)")]
    [InlineData("select null::int as id, 1 as spent", ErrorIds.TransformNullKey, "(id)")]
    [InlineData("select id from src.sale", ErrorIds.ModelSelect, "at least one measure")]
    [InlineData("select id, 1 as valid_to from src.sale", ErrorIds.ModelSelect, "column valid_to")]
    [InlineData("select id, emial from src.sale", ErrorIds.ModelSelect, "totals.sql:1:52: column \"emial\" does not exist")]
    public async Task A_select_that_does_not_fit_is_refused(string select, string id, string message)
    {
        await using CustomerHistory customers = await WithTotalsAsync(select);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => RollUpAsync(customers));
        Assert.Equal(id, error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_the_dimension_does_not_have_is_refused()
    {
        await using CustomerHistory customers = await WithTotalsAsync("select id as person, 1 as spent from src.sale", "person");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => RollUpAsync(customers));
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains("totals.sql:1: dim_customer has no column person", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollup_before_its_dimension_is_refused_and_leaves_no_table()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Warehouse.Folder.Write("aggregates/totals.sql", "/* { rollup: dim_customer, key: id } */ select 1 as id, 2 as spent");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => RollUpAsync(customers));
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains("warehouse.dim_customer is not there yet", error.Message, StringComparison.Ordinal);
        Assert.Equal(["-"], await customers.Warehouse.RowsAsync("select to_regclass('warehouse.dim_customer')::text"));
    }

    private async Task<CustomerHistory> WithTotalsAsync(string select, string key = "id")
    {
        CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.Warehouse.ExecuteAsync("create table src.sale as select * from (values (1, 10), (1, 5), (2, 7)) v (id, amount)");
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)", "(2, 'Recife', 'PE', null, null, null)");
        customers.Warehouse.Folder.Write("aggregates/totals.sql", $"/* {{ rollup: dim_customer, key: {key} }} */ {select}");
        return customers;
    }

    private static async Task<StepCounts> RollUpAsync(CustomerHistory customers)
    {
        EtlModel model = await customers.Warehouse.Folder.ReadAsync();
        return Assert.Single(await customers.Warehouse.BuildAllAsync("03-05", new TransformOptions { Model = model, Kinds = [StepKind.Rollup] })).Counts;
    }

    private static Task<string[]> TotalsAsync(CustomerHistory customers) => customers.VersionsAsync("id, city, sales, spent");
}
