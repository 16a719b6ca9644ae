using EtlTools.Diagnostics;
using EtlTools.Queries;
using EtlTools.Tests.Integration.Transforms;

namespace EtlTools.Tests.Integration.Queries;

[Collection("postgres")]
public sealed class QueryRunnerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Rows_are_names_and_values_and_a_column_that_repeats_gets_a_number()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        IReadOnlyDictionary<string, object?> row = Assert.Single(await RunAsync(
            warehouse, new QueryOptions { Sql = "select $2::int as a, $1 as b, null::int as a, 1 as a", Values = ["x", 7] }));
        Assert.Equal(["a", "b", "a_2", "a_3"], row.Keys);
        Assert.Equal([7, "x", null, 1], row.Values);
    }

    [Theory]
    [InlineData("insert into src.t values (1)")]
    [InlineData("with w as (insert into src.t values (1) returning a) select * from w")]
    [InlineData("create table src.u (a int)")]
    [InlineData("set transaction read write")]
    [InlineData("select set_config('transaction_read_only', 'off', true)")]
    [InlineData("do $$ begin set transaction read write; insert into src.t values (1); end $$")]
    [InlineData("set transaction read write; insert into src.t values (1)")]
    [InlineData("select 1; insert into src.t values (1)")]
    [InlineData("commit; insert into src.t values (1)")]
    public async Task Writing_is_refused_where_it_is_not_allowed(string sql)
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("create table src.t (a int)");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => RunAsync(warehouse, new QueryOptions { Sql = sql }));
        Assert.Equal(ErrorIds.DatabaseStatement, error.Id);
        Assert.Empty(await warehouse.RowsAsync("select a from src.t"));
    }

    [Fact]
    public async Task Writing_that_is_allowed_stays()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await RunAsync(warehouse, new QueryOptions { Sql = "create table src.t (a int); insert into src.t values (1)", AllowWrite = true });
        Assert.Equal(["1"], await warehouse.RowsAsync("select a from src.t"));
    }

    [Fact]
    public async Task Writing_is_undone_when_the_rows_are_not_read_to_the_end()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("create table src.t (a int)");
        QueryOptions options = new() { Sql = "insert into src.t select generate_series(1, 3) returning a", AllowWrite = true };
        await foreach (IReadOnlyDictionary<string, object?> _ in QueryRunner.StreamAsync(warehouse.Database, options, CancellationToken.None)) break;
        Assert.Empty(await warehouse.RowsAsync("select a from src.t"));
    }

    [Fact]
    public async Task A_value_is_never_SQL()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        const string attack = "'; drop schema src; --";
        Assert.Equal(
            attack,
            Assert.Single(await RunAsync(warehouse, new QueryOptions { Sql = "select $1 as a", Values = [attack] }))["a"]);
    }

    [Fact]
    public async Task A_wrong_statement_is_refused_with_what_the_server_says()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => RunAsync(warehouse, new QueryOptions { Sql = "select nothing" }));
        Assert.Equal("column \"nothing\" does not exist (42703).", error.Message);
    }

    [Fact]
    public async Task The_first_and_the_last_day_can_be_read()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        IReadOnlyDictionary<string, object?> row = Assert.Single(await RunAsync(
            warehouse, new QueryOptions { Sql = "select timestamptz '0001-01-01 00:00Z' as a, timestamptz '9999-12-31 00:00Z' as b" }));
        Assert.Equal([DateTime.MinValue, new DateTime(9999, 12, 31)], row.Values);
    }

    [Fact]
    public async Task A_read_only_query_does_not_leave_its_session_read_only()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await RunAsync(warehouse, new QueryOptions { Sql = "select 1" });
        Assert.Equal(["off"], await warehouse.RowsAsync("select current_setting('default_transaction_read_only')"));
    }

    private static async Task<List<IReadOnlyDictionary<string, object?>>> RunAsync(SmallWarehouse warehouse, QueryOptions options)
    {
        List<IReadOnlyDictionary<string, object?>> rows = [];
        await foreach (IReadOnlyDictionary<string, object?> row in QueryRunner.StreamAsync(warehouse.Database, options, CancellationToken.None))
            rows.Add(row);
        return rows;
    }
}
