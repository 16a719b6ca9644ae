using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using Newtonsoft.Json.Linq;

namespace EtlTools.Tests.Unit.Models.Yaml;

public sealed class YamlTextTests
{
    private const string Text = """
        fact: sales
        lookups:
          customer_key:
            dimension: dim_customer
            on:
              - shop_id
              - customer_id
          date_key: { dimension: dim_date, on: day }
        """;

    [Theory]
    [InlineData("fact", 10)]
    [InlineData("lookups", 11)]
    [InlineData("lookups.customer_key", 12)]
    [InlineData("lookups.customer_key.on", 14)]
    [InlineData("lookups.customer_key.on[1]", 16)]
    [InlineData("lookups.date_key.on", 17)]
    public void Every_value_knows_its_line_in_the_file(string path, int line) => Assert.Equal(line, Parse(Text, 10).LineOf(path));

    [Theory]
    [InlineData("lookups.customer_key.at", 12)]
    [InlineData("lookups.customer_key.on[7]", 14)]
    [InlineData("nothing", 10)]
    public void What_is_missing_has_the_line_of_its_nearest_parent(string path, int line) =>
        Assert.Equal(line, Parse(Text, 10).LineOf(path));

    [Fact]
    public void A_part_keeps_its_lines()
    {
        string rules = string.Concat(Enumerable.Range(0, 11).Select(i => $"- rule: r{i}\n  table: t\n"));
        YamlText part = Parse(rules, 1).At("[10]");
        Assert.Equal("r10", part.Text("rule"));
        Assert.Equal((21, 22), (part.LineOf(""), part.LineOf("table")));
        Assert.Equal(4, Parse(rules, 1).At("[1]").LineOf("table"));
    }

    [Theory]
    [InlineData("a: [1, ]b", 3)]
    [InlineData("a: b: c", 3)]
    [InlineData("a: 1\nb: 'x", 4)]
    [InlineData("a: 1\na: 2", 4)]
    public void What_is_not_YAML_is_refused_with_file_and_line(string text, int line)
    {
        EtlException error = Assert.Throws<EtlException>(() => Parse(text, 3));
        Assert.Equal(ErrorIds.ModelYaml, error.Id);
        Assert.StartsWith($"m.yml:{line}:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("? [a, b]\n: c")]
    [InlineData("? {a: b}\n: c")]
    public void A_key_that_is_no_text_is_refused(string text) =>
        Assert.Equal(ErrorIds.ModelYaml, Assert.Throws<EtlException>(() => Parse(text, 1)).Id);

    [Theory]
    [InlineData("12", JTokenType.Integer)]
    [InlineData("1.50", JTokenType.Float)]
    [InlineData("true", JTokenType.Boolean)]
    [InlineData("~", JTokenType.Null)]
    [InlineData("", JTokenType.Null)]
    [InlineData("'12'", JTokenType.String)]
    [InlineData("yes", JTokenType.String)]
    [InlineData("2024-12-31", JTokenType.String)]
    [InlineData("1.2.3", JTokenType.String)]
    public void A_scalar_is_what_YAML_says(string text, JTokenType type) => Assert.Equal(type, Parse($"a: {text}", 1).Root["a"]!.Type);

    [Theory]
    [InlineData("0.10", "0.10")]
    [InlineData("true", "true")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("'007'", "007")]
    public void A_scalar_read_as_text_is_as_it_was_written(string text, string expected) =>
        Assert.Equal(expected, Parse($"a: {text}", 1).Text("a"));

    [Fact]
    public void A_name_is_a_list_of_one()
    {
        Assert.Equal(["a"], Parse("key: a", 1).Names("key"));
        Assert.Equal(["a", "b"], Parse("key: [a, b]", 1).Names("key"));
        Assert.Empty(Parse("other: a", 1).Names("key"));
    }

    private static YamlText Parse(string text, int firstLine) => YamlText.Parse("m.yml", text, firstLine);
}
