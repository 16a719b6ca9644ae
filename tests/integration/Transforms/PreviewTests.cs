using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Tests.Integration.Transforms;

[Collection("postgres")]
public sealed class PreviewTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_preview_on_an_empty_database_counts_as_the_run_does_and_leaves_no_table()
    {
        await using CustomerHistory customers = await WithTotalsAsync();
        await customers.SourceAsync("(1, 'Rio', 'RJ', 'a@x', null, null)", "(2, 'Recife', 'PE', 'b@x', null, null)");
        IReadOnlyList<TransformResult> preview = await PreviewAsync(customers, "03-01");
        Assert.Equal(
            ["-"], await customers.Warehouse.RowsAsync("select to_regclass('warehouse.dim_customer')::text"));
        Assert.Equal(["0"], await customers.Warehouse.RowsAsync("select count(*) from etl.run"));
        Assert.All(preview, result => Assert.True(result is { IsPreview: true, RunId: 0 }));
        Assert.Equal(Counts(await customers.Warehouse.BuildAllAsync("03-01")), Counts(preview));
    }

    [Fact]
    public async Task A_preview_shows_the_rows_that_would_be_written_and_writes_none()
    {
        await using CustomerHistory customers = await WithTotalsAsync();
        await customers.SourceAsync("(1, 'Rio', 'RJ', 'a@x', null, null)", "(2, 'Recife', 'PE', 'b@x', null, null)");
        await customers.Warehouse.BuildAllAsync("03-01");
        await customers.SourceAsync("(1, 'Santos', 'SP', 'a@x', null, null)", "(2, 'Recife', 'PE', 'b@x', null, null)");
        string[] before = await StateAsync(customers);
        IReadOnlyList<TransformResult> preview = await PreviewAsync(customers, "03-02");
        Assert.Equal(before, await StateAsync(customers));
        Assert.Equal(
            [("Rio", false), ("Santos", true)],
            preview[0].Preview.Select(row => ((string?)row["city"], (bool?)row["is_current"])).Order());
        Assert.Equal(1, Assert.Single(preview[1].Preview)["id"]);
        Assert.Equal(Counts(await customers.Warehouse.BuildAllAsync("03-02")), Counts(preview));
    }

    [Fact]
    public async Task A_preview_shows_as_many_rows_as_asked_for()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.SourceAsync([.. Enumerable.Range(1, 9).Select(id => $"({id}, 'Rio', 'RJ', 'a@x', null, null)")]);
        TransformOptions options = new() { Model = await customers.Warehouse.Folder.ReadAsync(), PreviewRows = 3 };
        TransformResult result = Assert.Single(
            await TransformRunner.PreviewAsync(customers.Warehouse.Database, options, null, CancellationToken.None));
        Assert.Equal((3, 9), (result.Preview.Count, result.Counts.RowsInserted));
    }

    [Fact]
    public async Task A_preview_that_fails_leaves_nothing_either()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.SourceAsync("(1, 'Rio', 'RJ', 'a@x', null, null)", "(1, 'Santos', 'SP', 'a@x', null, null)");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => PreviewAsync(customers, "03-01"));
        Assert.Equal(ErrorIds.TransformRepeatedKey, error.Id);
        Assert.Equal(["-"], await customers.Warehouse.RowsAsync("select to_regclass('warehouse.dim_customer')::text"));
    }

    private async Task<CustomerHistory> WithTotalsAsync()
    {
        CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Warehouse.Folder.Write("facts/fact_visit.sql", """
            /* { fact: fact_visit, key: id, lookups: { customer_key: { dimension: dim_customer, on: id } } } */
            select id from generate_series(1, 3) as id
            """);
        customers.Warehouse.Folder.Write("aggregates/visits.sql", """
            /* { rollup: dim_customer, key: id } */
            select id, count(*) as visits from warehouse.fact_visit group by id
            """);
        return customers;
    }

    private static async Task<IReadOnlyList<TransformResult>> PreviewAsync(CustomerHistory customers, string day)
    {
        EtlModel model = await customers.Warehouse.Folder.ReadAsync();
        return await TransformRunner.PreviewAsync(
            customers.Warehouse.Database, new TransformOptions { Model = model }, SmallWarehouse.Day(day), CancellationToken.None);
    }

    private static IEnumerable<(string Table, StepKind Kind, StepCounts Counts)> Counts(IEnumerable<TransformResult> results) =>
        results.Select(result => (result.Table, result.Kind, result.Counts));

    private static Task<string[]> StateAsync(CustomerHistory customers) =>
        customers.Warehouse.RowsAsync("select ctid::text, xmin::text, customer_key, city, visits from warehouse.dim_customer order by ctid");
}
