using EtlTools.Sql;

namespace EtlTools.Tests.Unit.Sql;

public sealed class SqlTextTests
{
    private const string Attack = "x'; drop table orders; --";

    [Fact]
    public void A_value_becomes_a_parameter_whatever_it_says()
    {
        (string text, IReadOnlyList<object?> values) = SqlText.Of($"select * from t where a = {Attack}").Render();
        Assert.Equal("select * from t where a = $1", text);
        Assert.Equal([Attack], values);
    }

    [Fact]
    public void A_null_is_a_value()
    {
        (string text, IReadOnlyList<object?> values) = SqlText.Of($"select {(string?)null}::text").Render();
        Assert.Equal("select $1::text", text);
        Assert.Equal([null], values);
    }

    [Fact]
    public void Names_are_quoted() =>
        Assert.Equal(
            "select \"x\"\"y\" from \"s\".\"t\"",
            SqlText.Of($"select {new Identifier("x\"y")} from {new TableName("s", "t")}").ToString());

    [Fact]
    public void Values_of_spliced_pieces_keep_their_order()
    {
        SqlText filter = SqlText.Of($"b = {2} and c = {3}");
        (string text, IReadOnlyList<object?> values) = SqlText.Of($"select {1} where {filter} limit {4}").Render();
        Assert.Equal("select $1 where b = $2 and c = $3 limit $4", text);
        Assert.Equal([1, 2, 3, 4], values);
    }

    [Fact]
    public void Joined_pieces_keep_their_values()
    {
        SqlText joined = SqlText.Join(" or ", [SqlText.Of($"a = {1}"), SqlText.Of($"a = {2}")]);
        Assert.Equal("a = $1 or a = $2", joined.ToString());
        Assert.Equal([1, 2], joined.Render().Values);
    }

    [Fact]
    public void Joining_nothing_is_nothing() => Assert.Equal("", SqlText.Join(", ", []).ToString());

    [Fact]
    public void Columns_are_a_quoted_list() => Assert.Equal("\"a\", \"B\"", SqlText.Columns(["a", "B"]).ToString());

    [Fact]
    public void A_quote_in_a_literal_is_doubled() =>
        Assert.Equal("'x''; drop table orders; --'", SqlText.Literal(Attack).ToString());

    [Fact]
    public void A_users_statement_keeps_its_own_numbers()
    {
        (string text, IReadOnlyList<object?> values) = SqlText.WithValues("select $2, $1", ["a", "b"]).Render();
        Assert.Equal("select $2, $1", text);
        Assert.Equal(["a", "b"], values);
    }

    [Fact]
    public void A_users_statement_with_values_cannot_be_spliced_into_another()
    {
        SqlText statement = SqlText.WithValues("select $1", ["a"]);
        Assert.Throws<InvalidOperationException>(() => SqlText.Of($"select * from ({statement}) q where b = {2}"));
        Assert.Throws<InvalidOperationException>(() => SqlText.Join(" union ", [statement, statement]));
    }
}
