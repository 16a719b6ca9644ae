using EtlTools.Quality;
using EtlTools.Quality.Checks;

namespace EtlTools.Tests.Unit.Quality.Checks;

public sealed class RuleExpectationTests
{
    private static readonly QualityRule s_rule = new()
    {
        Name = "a rule",
        Table = "dim_customer",
        Check = "not_null",
        Columns = ["email"],
        Category = QualityCategory.Validity,
        File = "shop.yml",
        Line = 1,
    };

    public static TheoryData<QualityRule, string> Expectations => new()
    {
        { s_rule, "not null" },
        { s_rule with { Check = "unique" }, "unique" },
        { s_rule with { Check = "range", Min = "0", Max = "100" }, "between 0 and 100" },
        { s_rule with { Check = "range", Min = "0" }, "at least 0" },
        { s_rule with { Check = "range", Max = "2024-12-31" }, "at most 2024-12-31" },
        { s_rule with { Check = "range", Min = "0", Max = "0" }, "exactly 0" },
        { s_rule with { Check = "accepted_values", Values = ["A", "B"] }, "one of A, B" },
        { s_rule with { Check = "matches", Pattern = "^x$" }, "matches ^x$" },
        { s_rule with { Check = "relationship", References = "dim_customer.customer_id" }, "exists in dim_customer.customer_id" },
        { s_rule with { Check = "row_count", Min = "1" }, "at least 1 row" },
        { s_rule with { Check = "freshness", MaxAge = "2 days" }, "newest value no older than 2 days" },
        { s_rule with { Check = "sql", Sql = "select 1" }, "the select returns no row" },
        { s_rule with { Expectation = "everyone can be reached" }, "everyone can be reached" },
    };

    [Theory]
    [MemberData(nameof(Expectations))]
    public void The_check_says_what_it_expects_unless_the_rule_does(QualityRule rule, string expected) =>
        Assert.Equal(expected, RuleExpectation.Of(rule));
}
