using EtlTools.Diagnostics;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

[Collection("postgres")]
public sealed class GrowthTests(PostgresFixture postgres)
{
    private const string Ana = "(1, 'Rio', 'RJ', 'a@x', null, null)";

    [Fact]
    public async Task A_column_the_select_gains_is_added_and_filled_in_every_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        await customers.LoadAsync("03-02", "(1, 'Santos', 'SP', 'a@x', null, null)");
        customers.Describe("", "select id, city, state, email, joined, upper(email) as mail from src.customer");
        await customers.LoadAsync("03-03", "(1, 'Santos', 'SP', 'a@x', null, null)");
        Assert.Equal(["1 Rio A@X [, 03-02)", "1 Santos A@X [03-02, ) *"], await customers.VersionsAsync("id, city, mail"));
    }

    [Fact]
    public async Task A_column_the_select_no_longer_names_keeps_what_it_says()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        customers.Describe("", "select id, city, state, joined from src.customer");
        await customers.LoadAsync("03-02", "(1, 'Santos', 'SP', null, null, null)");
        Assert.Equal(["1 Rio a@x [, 03-02)", "1 Santos a@x [03-02, ) *"], await customers.VersionsAsync("id, city, email"));
    }

    [Fact]
    public async Task A_column_of_another_type_is_refused_with_both_types()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        customers.Describe("", "select id, city, state, length(email) as email, joined from src.customer");
        EtlException error = await customers.RefusedAsync("03-02", Ana);
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains("dim_customer.sql:8: column email is integer, but warehouse.dim_customer has it as text", error.Message, StringComparison.Ordinal);
        Assert.Contains("::text", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_of_a_rollup_survive_a_new_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close");
        await customers.Warehouse.ExecuteAsync("create table src.sale as select * from (values (1, 10), (2, 7)) v (id, amount)");
        customers.Warehouse.Folder.Write("aggregates/totals.sql", """
            /* { rollup: dim_customer, key: id } */
            select id, sum(amount) as spent from src.sale group by id
            """);
        await customers.SourceAsync(Ana, "(2, 'Recife', 'PE', null, null, null)");
        await customers.Warehouse.BuildAllAsync("03-01");
        await customers.Warehouse.ExecuteAsync(
            "update src.customer set city = 'Santos' where id = 1; delete from src.customer where id = 2");
        await customers.Warehouse.BuildAsync("dim_customer", "03-02");
        Assert.Equal(
            ["1 Rio 10 [, 03-02)", "1 Santos 10 [03-02, ) *", "2 Recife 7 [, 03-02)"],
            await customers.VersionsAsync("id, city, spent"));
        await customers.SourceAsync("(2, 'Recife', 'PE', null, null, null)");
        await customers.Warehouse.BuildAsync("dim_customer", "03-05");
        Assert.Equal("2 Recife 7 [03-05, ) *", (await customers.VersionsAsync("id, city, spent"))[^1]);
    }

    [Theory]
    [InlineData("select id, city, state, emial, joined\nfrom src.customer", "dim_customer.sql:8:25: column \"emial\" does not exist (42703)")]
    [InlineData("select id, city, state, email, joined\nfrom src.custmer", "dim_customer.sql:9:6: relation \"src.custmer\" does not exist (42P01)")]
    [InlineData("select id, city, state, email, joined\nfrom src.customer\nwhere where", "dim_customer.sql:10:7: syntax error at or near \"where\" (42601)")]
    public async Task A_select_that_is_wrong_is_refused_with_line_and_column(string select, string message)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Describe("", select);
        EtlException error = await customers.RefusedAsync("03-01", Ana);
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_cast_is_refused_with_the_line_of_the_select()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Describe("", "select id, city, state, email::int as email, joined from src.customer");
        EtlException error = await customers.RefusedAsync("03-01", Ana);
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains("dim_customer.sql:8: invalid input syntax for type integer: \"a@x\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_names_a_column_the_select_lacks_is_refused()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Describe("", "select id, city, joined from src.customer");
        EtlException error = await customers.RefusedAsync("03-01", Ana);
        Assert.Contains("dim_customer.sql:8: the header names column state", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is_current")]
    [InlineData("valid_from")]
    [InlineData("customer_key")]
    [InlineData("inserted_run_id")]
    public async Task A_select_that_uses_one_of_our_own_columns_is_refused_by_name(string column)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Describe("", $"select id, city, state, joined, 1 as {column} from src.customer");
        EtlException error = await customers.RefusedAsync("03-01", Ana);
        Assert.Equal(ErrorIds.ModelSelect, error.Id);
        Assert.Contains($"dim_customer.sql:8: column {column}", error.Message, StringComparison.Ordinal);
    }
}
