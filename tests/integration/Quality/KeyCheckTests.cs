using EtlTools.Quality;
using static EtlTools.Tests.Integration.Quality.QualityWarehouse;

namespace EtlTools.Tests.Integration.Quality;

/// <summary>Checks of <c>unique</c> and <c>relationship</c>.</summary>
[Collection("postgres")]
public sealed class KeyCheckTests(PostgresFixture postgres)
{
    private const string Shop = """
        create table product (product_id int primary key, region text, code int);
        insert into product values (1, 'n', 10), (2, 'n', 11), (3, null, 12);
        create table sale (sale_id int primary key, product_id int, product_text text, region text, code int);
        insert into sale values
            (1, 1,    '1', 'n', 10), (2, 1,    '1', 'n', 12), (3, 9,    '9', 's', 10), (4, null, null, null, 10),
            (5, 3,    'x', 'n', null)
        """;

    [Fact]
    public async Task Every_row_of_a_repeated_key_violates_unique()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(Rule("unique", "sale", "product_id"));
        Assert.Equal((4, 2, RuleStatus.Failed), (result.RowsChecked, result.RowsFailed, result.Status));
        Assert.Equal(
            ["sale_id=1: 1", "sale_id=2: 1"],
            (await warehouse.ExceptionsAsync(result)).Select(row => $"{row.Key}: {row.Value}"));
    }

    [Fact]
    public async Task A_key_of_several_columns_with_a_null_is_not_checked_for_uniqueness()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("unique", "sale", "region", "product_id") with { Where = "sale_id <> 3" });
        Assert.Equal((3, 2), (result.RowsChecked, result.RowsFailed));
        Assert.Equal("region, product_id", result.Column);
        Assert.Equal("region=n, product_id=1", (await warehouse.ExceptionsAsync(result))[0].Value);
    }

    [Fact]
    public async Task Relationship_finds_values_without_a_counterpart_and_leaves_nulls_out()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("relationship", "sale", "product_id") with { References = "product.product_id" });
        Assert.Equal((4, 1), (result.RowsChecked, result.RowsFailed));
        RuleException exception = Assert.Single(await warehouse.ExceptionsAsync(result));
        Assert.Equal(("sale_id=3", "9", "exists in product.product_id"), (exception.Key, exception.Value, exception.Expectation));
    }

    [Fact]
    public async Task Relationship_between_text_and_another_type_compares_text()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("relationship", "sale", "product_text") with { References = $"{warehouse.Schema}.product.product_id" });
        Assert.Equal(["9", "x"], (await warehouse.ExceptionsAsync(result)).Select(row => row.Value));
    }

    [Fact]
    public async Task Relationship_over_several_columns_needs_all_of_them_in_one_row()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("relationship", "sale", "region", "code") with { References = "product.region, code" });
        Assert.Equal((3, 2), (result.RowsChecked, result.RowsFailed));
        Assert.Equal(["sale_id=2", "sale_id=3"], (await warehouse.ExceptionsAsync(result)).Select(row => row.Key));
    }

    [Fact]
    public async Task A_referenced_value_that_repeats_does_not_multiply_rows()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Shop);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("relationship", "product", "region") with { References = "sale.region" });
        Assert.Equal((2, 0, RuleStatus.Passed), (result.RowsChecked, result.RowsFailed, result.Status));
    }
}
