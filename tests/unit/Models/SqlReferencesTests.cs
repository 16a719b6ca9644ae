using EtlTools.Models;

namespace EtlTools.Tests.Unit.Models;

public sealed class SqlReferencesTests
{
    [Theory]
    [InlineData("select * from staging.orders", "staging.orders")]
    [InlineData("select * from Staging . ORDERS", "staging.orders")]
    [InlineData("select * from \"Staging\".\"Order \"\"Items\"\"\"", "Staging.Order \"Items\"")]
    [InlineData("select * from a.b join c.d using (id)", "a.b", "c.d")]
    public void A_qualified_name_is_found(string select, params string[] names) =>
        Assert.Equal(names, SqlReferences.Find(select).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("select 1 -- from staging.orders")]
    [InlineData("select 1 /* from staging.orders\n staging.items */")]
    [InlineData("select 'from staging.orders'")]
    [InlineData("select 'it''s staging.orders'")]
    [InlineData("select E'it\\'s staging.orders'")]
    [InlineData("select $$ staging.orders $$")]
    [InlineData("select $body$ staging.orders $$ $body$")]
    [InlineData("select 1.5 from t")]
    public void Comments_strings_and_numbers_name_no_table(string select) => Assert.Empty(SqlReferences.Find(select));

    [Fact]
    public void Code_after_a_string_counts() =>
        Assert.Contains("staging.orders", SqlReferences.Find("select 'a' || $$b$$ from staging.orders where x = 'c'"));

    [Theory]
    [InlineData("select a as \"it's\" from staging.orders where b = 'x'")]
    [InlineData("select a as \"-- a\" from staging.orders")]
    [InlineData("select a as \"/*\" from staging.orders /* all */")]
    public void Quotes_and_comment_signs_inside_a_quoted_name_are_part_of_it(string select) =>
        Assert.Equal(["staging.orders"], SqlReferences.Find(select));
}
