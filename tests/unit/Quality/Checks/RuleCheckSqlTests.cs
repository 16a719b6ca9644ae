using EtlTools.Quality;
using EtlTools.Quality.Checks;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Tests.Unit.Quality.Checks;

public sealed class RuleCheckSqlTests
{
    private static readonly CheckedTable s_customers = new()
    {
        Name = new TableName("warehouse", "dim_customer"),
        Columns =
        [
            new CheckedColumn("customer_key", "bigint", IsText: false, IsPrimaryKey: false),
            new CheckedColumn("customer_id", "integer", IsText: false, IsPrimaryKey: true),
            new CheckedColumn("e\"mail", "text", IsText: true, IsPrimaryKey: false),
        ],
        Key = ["customer_id"],
        SurrogateKey = "customer_key",
    };

    private static readonly QualityRule s_rule = new()
    {
        Name = "a rule",
        Table = "dim_customer",
        Check = "range",
        Columns = ["customer_id"],
        Category = QualityCategory.Validity,
        File = "shop.yml",
        Line = 1,
    };

    [Fact]
    public void Written_values_are_parameters_cast_to_the_columns_type()
    {
        (string text, IReadOnlyList<object?> values) =
            new RangeCheck(s_rule with { Min = "0); drop table x; --" }, s_customers).Counts.Render();
        Assert.Contains("\"customer_id\" < cast($1::text as integer)", text, StringComparison.Ordinal);
        Assert.Equal(["0); drop table x; --"], values);
    }

    [Fact]
    public void Names_are_quoted() =>
        Assert.Contains(
            "\"e\"\"mail\" is null",
            new NotNullCheck(s_rule with { Columns = ["e\"mail"] }, s_customers).Counts.ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void The_unknown_member_is_left_out_before_the_rules_own_condition() =>
        Assert.Contains(
            "where \"customer_key\" <> -1 and (a or b\n)",
            new RowCountCheck(s_rule with { Where = "a or b" }, s_customers).Counts.ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void A_table_without_unknown_member_and_condition_is_checked_whole() =>
        Assert.StartsWith(
            "count(*) filter (where true), count(*) filter (where true and \"customer_id\" is null)",
            new NotNullCheck(s_rule, s_customers with { SurrogateKey = null }).Counts.ToString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("5", null, true)]
    [InlineData("-1.5e3", "10", true)]
    [InlineData("2024-01-01", null, false)]
    [InlineData("5", "m", false)]
    public void A_text_column_is_compared_as_numbers_where_the_bounds_are_numbers(string? min, string? max, bool isNumeric)
    {
        RangeCheck check = new(s_rule with { Columns = ["e\"mail"], Min = min, Max = max }, s_customers);
        Assert.Equal(isNumeric, check.Counts.ToString().Contains("as numeric", StringComparison.Ordinal));
    }
}
