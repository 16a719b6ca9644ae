using EtlTools.Contracts;

namespace EtlTools.Tests.Unit.Contracts;

public sealed class ViolationTests
{
    [Theory]
    [InlineData("""{"author": {"id": "x"}}""", """$.author.id: "x" was found, an integer was expected (type).""")]
    [InlineData("""{"tags": [""]}""", """$.tags[0]: "" was found, at least 1 character was expected (minLength).""")]
    [InlineData("""{"odd name": 1}""", "$['odd name']: 1 was found, nothing was expected (additionalProperties).")]
    [InlineData("""{"it's": {}}""", @"$['it\'s']: an object was found, nothing was expected (additionalProperties).")]
    [InlineData("""{"status": 0}""", """$.status: 0 was found, one of "new", "paid" was expected (enum).""")]
    [InlineData("""{"price": -1}""", "$.price: -1 was found, null, or at least 0 was expected (anyOf).")]
    [InlineData("[1]", "$: a list of 1 was found, an object was expected (type).")]
    public void A_violation_says_where_what_was_found_and_what_was_expected(string record, string sentence)
    {
        const string Schema = """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "author": {"properties": {"id": {"type": "integer"}}},
                "tags": {"items": {"minLength": 1}},
                "status": {"enum": ["new", "paid"]},
                "price": {"anyOf": [{"type": "null"}, {"minimum": 0}]}
              }
            }
            """;
        Assert.Equal(sentence, Contract.Check(Schema, record)?.Describe());
    }

    [Fact]
    public void A_record_tells_all_that_is_wrong_with_it()
    {
        ContractViolation? violation = Contract.Check(
            """{"required": ["a", "b"], "properties": {"c": {"type": "integer", "enum": [1]}}}""",
            """{"a": 1, "c": "x"}""");
        Assert.Equal("$.b", violation?.Path);
        Assert.Equal(["type $.c", "enum $.c"], violation!.Others.Select(one => $"{one.Keyword} {one.Path}"));
    }

    [Fact]
    public void Of_many_violations_ten_are_told()
    {
        string list = string.Join(',', Enumerable.Repeat("\"x\"", 50));
        ContractViolation? violation = Contract.Check("""{"items": {"type": "integer"}}""", $"[{list}]");
        Assert.Equal("$[0]", violation?.Path);
        Assert.Equal("$[9]", violation!.Others[^1].Path);
    }

    [Fact]
    public void A_long_value_is_cut()
    {
        ContractViolation? violation = Contract.Check("""{"maxLength": 5}""", $"\"{new string('x', 500)}\"");
        Assert.Equal($"\"{new string('x', 57)}...\"", violation?.Found);
    }

    [Fact]
    public void A_text_that_takes_a_pattern_too_long_is_a_violation()
    {
        string record = $"\"{new string('a', 60)}!\"";
        ContractViolation? violation = Contract.Check("""{"pattern": "^(?!x)(a|a?)+$"}""", record);
        Assert.Equal("pattern", violation?.Keyword);
        Assert.Contains("^(?!x)(a|a?)+$", violation!.Expectation, StringComparison.Ordinal);
        Assert.Equal("text that takes too long", violation.Found);
    }

    [Theory]
    [InlineData("""{"a": 1""")]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{"\ud800": 1}""")]
    [InlineData("")]
    public void What_is_not_JSON_is_a_violation(string record)
    {
        ContractViolation? violation = Contract.Check(
            """{"properties": {"a": {"minLength": 1}}, "additionalProperties": {"minLength": 1}}""", record);
        Assert.Equal("json", violation?.Keyword);
    }
}
