using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Keyed;

[Collection("postgres")]
public sealed class FactTests(PostgresFixture postgres)
{
    private const string Keys = """
        select f.sale_id, d.city, f.customer_key = -1 as is_unknown
        from warehouse.fact_sales f join warehouse.dim_customer d using (customer_key) order by 1
        """;

    [Fact]
    public async Task A_fact_takes_the_version_that_held_at_its_time()
    {
        await using CustomerHistory customers = await WithSalesAsync();
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)");
        await customers.LoadAsync("03-05", "(1, 'Santos', 'SP', null, null, null)");
        await SalesAsync(customers, "(1, 1, '2024-03-04 23:59:59.999999', 5)", "(2, 1, '2024-03-05 00:00:00', 5)", "(3, 1, '2024-03-06', 5)");
        StepCounts counts = await customers.Warehouse.BuildAsync("fact_sales", "03-07");
        Assert.Equal(["1 Rio False", "2 Santos False", "3 Santos False"], await customers.Warehouse.RowsAsync(Keys));
        Assert.Equal((3, 3), (counts.RowsRead, counts.RowsInserted));
    }

    [Fact]
    public async Task A_fact_of_nobody_known_takes_the_unknown_member()
    {
        await using CustomerHistory customers = await WithSalesAsync("effective_from: joined");
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, '2024-02-01', null)");
        await SalesAsync(customers, "(1, 9, '2024-03-04', 5)", "(2, null, '2024-03-04', 5)", "(3, 1, null, 5)", "(4, 1, '2024-01-31', 5)");
        await customers.Warehouse.BuildAsync("fact_sales", "03-07");
        Assert.Equal(["1 - True", "2 - True", "3 - True", "4 - True"], await customers.Warehouse.RowsAsync(Keys));
    }

    [Fact]
    public async Task A_member_that_arrives_late_repairs_its_facts_in_the_next_run()
    {
        await using CustomerHistory customers = await WithSalesAsync();
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)");
        await SalesAsync(customers, "(1, 1, '2024-03-04', 5)", "(2, 2, '2024-03-04', 5)");
        await customers.Warehouse.BuildAsync("fact_sales", "03-07");
        await customers.LoadAsync("03-08", "(2, 'Recife', 'PE', null, null, null)");
        StepCounts counts = await customers.Warehouse.BuildAsync("fact_sales", "03-08");
        Assert.Equal(["1 Rio False", "2 Recife False"], await customers.Warehouse.RowsAsync(Keys));
        Assert.Equal((2, 1, 1), (counts.RowsRead, counts.RowsUpdated, counts.RowsUnchanged));
    }

    [Fact]
    public async Task Only_what_differs_is_written()
    {
        await using CustomerHistory customers = await WithSalesAsync();
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)");
        await SalesAsync(customers, "(1, 1, '2024-03-04', 5)", "(2, 1, '2024-03-04', null)");
        await customers.Warehouse.BuildAsync("fact_sales", "03-07");
        string[] before = await RowVersionsAsync(customers);
        StepCounts same = await customers.Warehouse.BuildAsync("fact_sales", "03-08");
        Assert.Equal(before, await RowVersionsAsync(customers));
        await customers.Warehouse.ExecuteAsync("update src.sale set amount = 6 where sale_id = 1; insert into src.sale values (3, 1, '2024-03-05', 7)");
        StepCounts changed = await customers.Warehouse.BuildAsync("fact_sales", "03-09");
        Assert.Equal((2, 2), (same.RowsRead, same.RowsUnchanged));
        Assert.Equal((3, 1, 1, 1), (changed.RowsRead, changed.RowsInserted, changed.RowsUpdated, changed.RowsUnchanged));
        Assert.Equal(before[1], (await RowVersionsAsync(customers))[1]);
        Assert.Equal(["1 6", "2 -", "3 7"], await customers.Warehouse.RowsAsync("select sale_id, amount from warehouse.fact_sales order by 1"));
    }

    [Fact]
    public async Task A_fact_that_vanished_stays()
    {
        await using CustomerHistory customers = await WithSalesAsync();
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)");
        await SalesAsync(customers, "(1, 1, '2024-03-04', 5)");
        await customers.Warehouse.BuildAsync("fact_sales", "03-07");
        await customers.Warehouse.ExecuteAsync("truncate src.sale");
        StepCounts counts = await customers.Warehouse.BuildAsync("fact_sales", "03-08");
        Assert.Equal((0, 0), (counts.RowsRead, counts.RowsDeleted));
        Assert.Single(await customers.Warehouse.RowsAsync("select 1 from warehouse.fact_sales"));
    }

    [Theory]
    [InlineData("03-07")]
    [InlineData("03-07", "03-08")]
    public async Task A_repeated_or_missing_key_is_refused_in_the_first_run_and_later(params string[] runs)
    {
        await using CustomerHistory customers = await WithSalesAsync();
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', null, null, null)");
        await SalesAsync(customers, "(1, 1, '2024-03-04', 5)");
        if (runs.Length > 1) await customers.Warehouse.BuildAsync("fact_sales", runs[0]);

        await customers.Warehouse.ExecuteAsync("insert into src.sale values (1, 1, '2024-03-04', 6)");
        EtlException repeated = await customers.Warehouse.RefusedAsync("fact_sales", runs[^1]);
        Assert.Equal(ErrorIds.TransformRepeatedKey, repeated.Id);
        Assert.Contains("fact_sales.sql:2:", repeated.Message, StringComparison.Ordinal);
        Assert.Matches(@"sale_id\)?=\(?1", repeated.Message);

        await customers.Warehouse.ExecuteAsync("delete from src.sale where amount = 6; insert into src.sale values (null, 1, null, 6)");
        EtlException missing = await customers.Warehouse.RefusedAsync("fact_sales", runs[^1]);
        Assert.Equal(ErrorIds.TransformNullKey, missing.Id);
        Assert.Contains("sale_id", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Composite_keys_and_days_are_looked_up()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("""
            create table src.shelf as select * from (values ('a', 1), ('a', 2), ('b', 1)) v (shop, no);
            create table src.count as select * from (values
                (1, 'b', 1, timestamptz '2024-01-02 23:00'), (2, 'b', 2, timestamptz '2024-01-03'), (3, 'a', 2, null),
                (4, 'a', 1, timestamptz '2031-01-01')) v (id, in_shop, place, at)
            """);
        warehouse.Folder.Write("dimensions/dim_shelf.sql", "/* { dimension: dim_shelf, key: [shop, no] } */ select shop, no from src.shelf");
        warehouse.Folder.Write("dimensions/dim_date.sql", "/* { calendar: dim_date, from: '2024-01-01', to: '2024-01-31' } */");
        warehouse.Folder.Write("facts/fact_count.sql", """
            /*
            fact: fact_count
            key: id
            vanished: delete
            lookups:
              shelf_key: { dimension: dim_shelf, on: [in_shop, place] }
              date_key: { dimension: dim_date, on: at }
            */
            select id, in_shop, place, at from src.count
            """);
        await warehouse.BuildAllAsync("02-01");
        Assert.Equal(
            ["1 b 1 20240102", "2 - - 20240103", "3 a 2 -1", "4 a 1 -1"],
            await warehouse.RowsAsync("select id, shop, no, date_key from warehouse.fact_count join warehouse.dim_shelf using (shelf_key) order by 1"));

        await warehouse.ExecuteAsync("delete from src.count where id > 1");
        StepCounts counts = await warehouse.BuildAsync("fact_count", "02-02");
        Assert.Equal((1, 1, 3), (counts.RowsRead, counts.RowsUnchanged, counts.RowsDeleted));
        await warehouse.ExecuteAsync("truncate src.count");
        Assert.Equal(ErrorIds.TransformEmptySource, (await warehouse.RefusedAsync("fact_count")).Id);
        Assert.Equal(["1"], await warehouse.RowsAsync("select id from warehouse.fact_count"));
    }

    private async Task<CustomerHistory> WithSalesAsync(string header = "")
    {
        CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, header);
        await customers.Warehouse.ExecuteAsync("create table src.sale (sale_id int, id int, at timestamptz, amount int)");
        customers.Warehouse.Folder.Write("facts/fact_sales.sql", """
            /* { fact: fact_sales, key: sale_id, lookups: { customer_key: { dimension: dim_customer, on: id, at: at } } } */
            select sale_id, id, at, amount from src.sale
            """);
        return customers;
    }

    private static Task SalesAsync(CustomerHistory customers, params string[] rows) =>
        customers.Warehouse.ExecuteAsync($"insert into src.sale values {string.Join(", ", rows)}");

    private static Task<string[]> RowVersionsAsync(CustomerHistory customers) =>
        customers.Warehouse.RowsAsync("select sale_id, ctid::text, xmin::text from warehouse.fact_sales order by sale_id");
}
