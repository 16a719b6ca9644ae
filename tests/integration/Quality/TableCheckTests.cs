using System.Globalization;
using EtlTools.Quality;
using static EtlTools.Tests.Integration.Quality.QualityWarehouse;

namespace EtlTools.Tests.Integration.Quality;

/// <summary>Checks of whole tables: <c>row_count</c>, <c>freshness</c>; and of a select.</summary>
[Collection("postgres")]
public sealed class TableCheckTests(PostgresFixture postgres)
{
    private const string Orders = """
        create table orders (order_id int primary key, total int, ordered_at timestamp, ordered_text text, shipped date);
        insert into orders values
            (1, 10, '2024-06-01 12:00', '2024-06-01 12:00', null), (2, 20, '2024-06-03 12:00', '2024-06-03T12:00:00Z', null)
        """;

    [Theory]
    [InlineData("2", "2", null, 0, "exactly 2 rows")]
    [InlineData("3", null, null, 1, "at least 3 rows")]
    [InlineData(null, "1", null, 1, "at most 1 row")]
    [InlineData("1", "5", "total > 10", 0, "between 1 and 5 rows")]
    [InlineData("1", null, "total > 20", 1, "at least 1 row")]
    public async Task Row_count_checks_one_thing_the_number_of_rows_in_scope(
        string? min, string? max, string? where, int failed, string expectation)
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("row_count", "orders") with { Min = min, Max = max, Where = where });
        Assert.Equal((1, failed, expectation), (result.RowsChecked, result.RowsFailed, result.Expectation));
        if (failed == 0) return;
        RuleException exception = Assert.Single(await warehouse.ExceptionsAsync(result));
        Assert.Equal($"table={warehouse.Schema}.orders", exception.Key);
        Assert.Equal(where is null ? "2" : "0", exception.Value);
    }

    [Theory]
    [InlineData("ordered_at", "2024-06-05T12:00:00Z", 0)]
    [InlineData("ordered_at", "2024-06-05T12:00:01Z", 1)]
    [InlineData("ordered_text", "2024-06-05T12:00:00Z", 0)]
    [InlineData("ordered_text", "2024-06-05T12:00:01Z", 1)]
    public async Task Freshness_measures_the_newest_value_against_the_runs_present(string column, string asOf, int failed)
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        QualityOptions options = new()
        {
            Model = warehouse.Model with { Rules = [Rule("freshness", "orders", column) with { MaxAge = "2 days" }] },
        };
        RuleResult result = (await warehouse.TestAsync(
            options, DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture))).Results.Single();
        Assert.Equal((1, failed), (result.RowsChecked, result.RowsFailed));
        Assert.Equal("newest value no older than 2 days", result.Expectation);
        if (failed == 1) Assert.Equal("2024-06-03 12:00:00+00", Assert.Single(await warehouse.ExceptionsAsync(result)).Value);
    }

    [Fact]
    public async Task Freshness_of_a_column_without_a_value_is_not_checked()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        RuleResult result = await warehouse.TestOneAsync(Rule("freshness", "orders", "shipped") with { MaxAge = "1 day" });
        Assert.Equal(RuleStatus.NotChecked, result.Status);
        Assert.Equal($"Nothing to check: {warehouse.Schema}.orders has no row with a value in shipped.", result.Message);
    }

    [Fact]
    public async Task Rows_of_a_select_are_violations_named_by_the_tables_key()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        RuleResult result = await warehouse.TestOneAsync(Rule("sql", "orders") with
        {
            Sql = $"-- too much\nselect order_id, total, shipped from {warehouse.Schema}.orders where total > 15 -- or so",
            Expectation = "total up to 15",
        });
        Assert.Equal((2, 1, RuleStatus.Failed), (result.RowsChecked, result.RowsFailed, result.Status));
        RuleException exception = Assert.Single(await warehouse.ExceptionsAsync(result));
        Assert.Equal(
            ("order_id=2", "total=20, shipped=null", "total up to 15"), (exception.Key, exception.Value, exception.Expectation));
    }

    [Fact]
    public async Task A_select_without_the_tables_key_is_named_by_all_it_returns()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        RuleResult result = await warehouse.TestOneAsync(Rule("sql", "orders", "total") with
        {
            Sql = $"select shipped, total from {warehouse.Schema}.orders, generate_series(1, 3)",
        });
        Assert.Equal((6, 6), (result.RowsChecked, result.RowsFailed));
        RuleException exception = (await warehouse.ExceptionsAsync(result))[0];
        Assert.Equal(("shipped=null, total=10", "total", "10"), (exception.Key, exception.Column, exception.Value));
    }

    [Fact]
    public async Task A_select_knows_the_runs_present()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Orders);
        QualityRule rule = Rule("sql", "orders") with
        {
            Sql = $"select order_id from {warehouse.Schema}.orders where ordered_at > etl.as_of()",
        };
        QualityResult result = await warehouse.TestAsync(
            new QualityOptions { Model = warehouse.Model with { Rules = [rule] } },
            new DateTimeOffset(2024, 6, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("order_id=2", Assert.Single(await warehouse.ExceptionsAsync(result.Results[0])).Key);
    }
}
