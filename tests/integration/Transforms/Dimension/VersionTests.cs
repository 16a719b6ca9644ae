using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

[Collection("postgres")]
public sealed class VersionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_first_version_begins_with_time()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        StepCounts counts = await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, ) *"], await customers.VersionsAsync());
        Assert.Equal((1, 1, 0, 0), (counts.RowsRead, counts.RowsInserted, counts.VersionsOpened, counts.VersionsClosed));
    }

    [Fact]
    public async Task A_first_version_begins_when_effective_from_says_and_with_time_where_it_says_nothing()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "effective_from: joined");
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', '2024-02-01', null)", "(2, 'Rio', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [02-01, ) *", "2 Rio [, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task A_type_2_change_closes_a_version_and_opens_the_next_without_a_gap()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        StepCounts counts = await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, 03-02)", "1 Niteroi [03-02, ) *"], await customers.VersionsAsync());
        Assert.Equal((1, 1, 1, 1), (counts.RowsRead, counts.RowsUpdated, counts.VersionsOpened, counts.VersionsClosed));
    }

    [Fact]
    public async Task A_state_that_comes_back_is_a_third_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-03", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, 03-02)", "1 Niteroi [03-02, 03-03)", "1 Rio [03-03, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task Several_type_2_columns_that_change_together_open_one_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Santos', 'SP', 'a@x', null, null)");
        await customers.LoadAsync("03-03", "(1, 'Santos', 'RS', 'a@x', null, null)");
        Assert.Equal(
            ["1 Rio RJ [, 03-02)", "1 Santos SP [03-02, 03-03)", "1 Santos RS [03-03, ) *"],
            await customers.VersionsAsync("id, city, state"));
    }

    [Fact]
    public async Task A_type_1_change_overwrites_every_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        StepCounts counts = await customers.LoadAsync("03-03", "(1, 'Niteroi', 'RJ', 'b@x', null, null)");
        Assert.Equal(["1 Rio b@x [, 03-02)", "1 Niteroi b@x [03-02, ) *"], await customers.VersionsAsync("id, city, email"));
        Assert.Equal((1, 0), (counts.RowsUpdated, counts.VersionsOpened));
    }

    [Fact]
    public async Task Type_1_and_type_2_changes_at_once_keep_the_rule_of_each()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'b@x', null, null)");
        Assert.Equal(["1 Rio b@x [, 03-02)", "1 Niteroi b@x [03-02, ) *"], await customers.VersionsAsync("id, city, email"));
    }

    [Fact]
    public async Task A_type_0_column_is_filled_once_and_then_kept()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-03", "(1, 'Niteroi', 'RJ', 'a@x', '2020-05-05', null)");
        StepCounts changed = await customers.LoadAsync("03-04", "(1, 'Niteroi', 'RJ', 'a@x', '2021-06-06', null)");
        await customers.LoadAsync("03-05", "(1, 'Santos', 'RJ', 'a@x', '2021-06-06', null)");
        Assert.Equal(
            ["1 2020-05-05 [, 03-02)", "1 2020-05-05 [03-02, 03-05)", "1 2020-05-05 [03-05, ) *"],
            await customers.VersionsAsync("id, joined"));
        Assert.Equal(1, changed.RowsUnchanged);
    }

    [Fact]
    public async Task A_value_that_appears_or_disappears_is_a_change_and_null_is_equal_to_null()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, null, 'RJ', null, null, null)");
        StepCounts same = await customers.LoadAsync("03-02", "(1, null, 'RJ', null, null, null)");
        await customers.LoadAsync("03-03", "(1, 'Rio', 'RJ', null, null, null)");
        await customers.LoadAsync("03-04", "(1, null, 'RJ', null, null, null)");
        Assert.Equal(1, same.RowsUnchanged);
        Assert.Equal(["1 [, 03-03)", "1 Rio [03-03, 03-04)", "1 [03-04, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task The_members_of_a_composite_key_do_not_touch_each_other()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("create table src.shelf as select * from (values ('a', 1, 'x'), ('a', 2, 'x'), ('b', 1, 'x')) v (shop, no, label)");
        warehouse.Folder.Write("dimensions/dim_shelf.sql", """
            /* { dimension: dim_shelf, key: [shop, no], type2: [label] } */
            select shop, no, label from src.shelf
            """);
        await warehouse.BuildAsync("dim_shelf", "03-01");
        await warehouse.ExecuteAsync("update src.shelf set label = 'y' where shop = 'a' and no = 2");
        await warehouse.BuildAsync("dim_shelf", "03-02");
        Assert.Equal(
            ["a 1 x [, ) *", "a 2 x [, 03-02)", "a 2 y [03-02, ) *", "b 1 x [, ) *"],
            await warehouse.VersionsAsync("dim_shelf", "shop, no, label"));
    }

    [Fact]
    public async Task The_unknown_member_is_there_once()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'b@x', null, null)");
        Assert.Equal(
            ["-1 - - True"],
            await customers.Warehouse.RowsAsync("select customer_key, id, city, is_current from warehouse.dim_customer where id is null"));
    }

    [Fact]
    public async Task A_run_without_news_writes_nothing()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "changed_at: changed\nvanished: close");
        string[] rows = ["(1, 'Rio', null, 'a@x', '2024-01-01', '2024-02-01')", "(2, null, 'RJ', null, null, null)"];
        await customers.LoadAsync("03-01", "(1, 'Old', null, 'a@x', '2024-01-01', '2024-01-01')", rows[1]);
        await customers.LoadAsync("03-02", rows);
        string[] before = await Fingerprint(customers);
        StepCounts counts = await customers.LoadAsync("03-03", rows);
        Assert.Equal((2, 2, 0), (counts.RowsRead, counts.RowsUnchanged, counts.RowsDeleted));
        Assert.Equal(before, await Fingerprint(customers));
    }

    // A row that is written again gets another xmin, even with the same content.
    private static Task<string[]> Fingerprint(CustomerHistory customers) =>
        customers.Warehouse.RowsAsync("select ctid::text, xmin::text, customer_key from warehouse.dim_customer order by ctid");
}
