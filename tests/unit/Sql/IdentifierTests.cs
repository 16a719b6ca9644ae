using EtlTools.Sql;

namespace EtlTools.Tests.Unit.Sql;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("orders", "\"orders\"")]
    [InlineData("Order Date", "\"Order Date\"")]
    [InlineData("select", "\"select\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("\"; drop table x; --", "\"\"\"; drop table x; --\"")]
    public void A_name_is_always_quoted(string name, string quoted) => Assert.Equal(quoted, new Identifier(name).Quoted);

    [Fact]
    public void A_name_reads_as_it_is() => Assert.Equal("Order Date", new Identifier("Order Date").ToString());

    [Fact]
    public void Schema_and_table_are_quoted_by_themselves() =>
        Assert.Equal("\"my.schema\".\"my\"\"table\"", new TableName("my.schema", "my\"table").Quoted);

    [Theory]
    [InlineData("orders", "staging", "orders")]
    [InlineData("shop.orders", "shop", "orders")]
    [InlineData("shop.orders.old", "shop", "orders.old")]
    public void A_bare_table_is_of_the_default_schema(string text, string schema, string name) =>
        Assert.Equal(new TableName(schema, name), TableName.Parse(text, "staging"));
}
