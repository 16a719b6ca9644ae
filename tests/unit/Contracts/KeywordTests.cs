using EtlTools.Contracts;

namespace EtlTools.Tests.Unit.Contracts;

public sealed class KeywordTests
{
    [Theory]
    [InlineData("""{"type": "integer"}""", "1", "1.5")]
    [InlineData("""{"type": "integer"}""", "1.0", "\"1\"")]
    [InlineData("""{"type": "integer"}""", "1e400", "1e-400")]
    [InlineData("""{"type": "number"}""", "1.5", "true")]
    [InlineData("""{"type": "string"}""", "\"1\"", "1")]
    [InlineData("""{"type": "boolean"}""", "false", "0")]
    [InlineData("""{"type": "null"}""", "null", "\"\"")]
    [InlineData("""{"type": "array"}""", "[]", "{}")]
    [InlineData("""{"type": "object"}""", "{}", "[]")]
    [InlineData("""{"type": ["string", "null"]}""", "null", "1")]
    public void Type(string schema, string good, string bad) => Decides("type", schema, good, bad);

    [Theory]
    [InlineData("""{"enum": ["new", "paid"]}""", "\"paid\"", "\"Paid\"")]
    [InlineData("""{"enum": ["caf\u00e9"]}""", "\"caf\\u00e9\"", "\"cafe\"")]
    [InlineData("""{"enum": [1, null]}""", "1.0", "true")]
    [InlineData("""{"enum": [[1, {"a": 2, "b": 3}]]}""", """[1.0, {"b": 3, "a": 2}]""", """[1, {"a": 2}]""")]
    [InlineData("""{"enum": [false]}""", "false", "0")]
    public void Enum(string schema, string good, string bad) => Decides("enum", schema, good, bad);

    [Theory]
    [InlineData("""{"const": 12345678901234567890}""", "12345678901234567890", "12345678901234567891")]
    [InlineData("""{"const": "a"}""", "\"a\"", "\"b\"")]
    [InlineData("""{"const": null}""", "null", "{}")]
    public void Const(string schema, string good, string bad) => Decides("const", schema, good, bad);

    [Theory]
    [InlineData("minimum", "5", "5.0", "4.99999999999999999999999999")]
    [InlineData("exclusiveMinimum", "5", "5.00000000000000000000000001", "5")]
    [InlineData("maximum", "9007199254740993", "9007199254740993", "9007199254740994")]
    [InlineData("exclusiveMaximum", "-1e-5", "-0.00002", "-0.00001")]
    [InlineData("multipleOf", "0.1", "0.3", "0.35")]
    [InlineData("multipleOf", "0.01", "4.35", "4.355")]
    [InlineData("multipleOf", "7", "700000000000000000000000000000", "700000000000000000000000000001")]
    [InlineData("multipleOf", "2.5", "1e300", "1e-300")]
    public void Numbers_are_exact(string keyword, string bound, string good, string bad) =>
        Decides(keyword, $$"""{"{{keyword}}": {{bound}}}""", good, bad);

    [Theory]
    [InlineData("minLength", "2", "\"ab\"", "\"\U0001F600\"")]
    [InlineData("maxLength", "2", "\"\U0001F600\U0001F600\"", "\"abc\"")]
    [InlineData("maxLength", "1", "\"\\u00e9\"", "\"\\n\\n\"")]
    [InlineData("minItems", "1", "[1]", "[]")]
    [InlineData("maxItems", "1", "[1]", "[1, 2]")]
    [InlineData("minProperties", "1.0", """{"a": 1}""", "{}")]
    [InlineData("maxProperties", "1", """{"a": 1}""", """{"a": 1, "b": 2}""")]
    public void Sizes(string keyword, string bound, string good, string bad) =>
        Decides(keyword, $$"""{"{{keyword}}": {{bound}}}""", good, bad);

    [Theory]
    [InlineData("""{"pattern": "^[A-Z]{2}$"}""", "\"AB\"", "\"ABC\"")]
    [InlineData("""{"pattern": "b"}""", "\"abc\"", "\"ac\"")]
    public void Pattern(string schema, string good, string bad) => Decides("pattern", schema, good, bad);

    [Fact]
    public void Format() => Decides("format", """{"format": "date"}""", "\"2024-02-29\"", "\"2023-02-29\"");

    [Theory]
    [InlineData("""{"properties": {"a": {"type": "integer"}}}""", "type", """{"a": 1}""", """{"a": "x"}""")]
    [InlineData("""{"patternProperties": {"^n_": {"type": "null"}}}""", "type", """{"n_": null}""", """{"n_": ""}""")]
    [InlineData(
        """{"properties": {"a": true}, "patternProperties": {"^n_": true}, "additionalProperties": false}""",
        "additionalProperties", """{"a": 1, "n_a": 2}""", """{"b": 1}""")]
    [InlineData("""{"additionalProperties": {"type": "string"}}""", "type", """{"a": ""}""", """{"a": 1}""")]
    [InlineData("""{"properties": {"a": false}}""", "properties", "{}", """{"a": 1}""")]
    [InlineData("""{"required": ["a"]}""", "required", """{"a": null}""", """{"A": 1}""")]
    [InlineData("""{"propertyNames": {"maxLength": 2}}""", "propertyNames", """{"ab": 1}""", """{"abc": 1}""")]
    [InlineData("""{"dependencies": {"a": ["b"]}}""", "dependencies", """{"b": 1}""", """{"a": 1}""")]
    [InlineData("""{"dependencies": {"a": {"required": ["b"]}}}""", "required", """{"a": 1, "b": 1}""", """{"a": 1}""")]
    public void Objects(string schema, string keyword, string good, string bad) => Decides(keyword, schema, good, bad);

    [Theory]
    [InlineData("""{"items": {"type": "integer"}}""", "type", "[1, 2]", "[1, \"2\"]")]
    [InlineData("""{"items": [true, {"type": "integer"}]}""", "type", "[\"1\", 2, \"3\"]", "[1, \"2\"]")]
    [InlineData("""{"items": [true], "additionalItems": false}""", "additionalItems", "[1]", "[1, 2]")]
    [InlineData("""{"contains": {"const": 1}}""", "contains", "[0, 1]", "[]")]
    [InlineData("""{"uniqueItems": true}""", "uniqueItems", """[1, "1", true, {"a": 1}, [1]]""", "[1, 2, 1.0]")]
    [InlineData(
        """{"uniqueItems": true}""",
        "uniqueItems", """[{"a": 1, "b": 2}, {"a": 1}]""", """[{"a": 1, "b": 2}, {"b": 2, "a": 1e0}]""")]
    public void Lists(string schema, string keyword, string good, string bad) => Decides(keyword, schema, good, bad);

    [Theory]
    [InlineData("""{"allOf": [{"minimum": 1}, {"maximum": 2}]}""", "maximum", "2", "3")]
    [InlineData("""{"anyOf": [{"type": "null"}, {"minimum": 1}]}""", "anyOf", "null", "0")]
    [InlineData("""{"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}""", "oneOf", "4", "6")]
    [InlineData("""{"not": {"type": "string"}}""", "not", "1", "\"\"")]
    [InlineData("""{"if": {"minimum": 10}, "then": {"multipleOf": 10}}""", "multipleOf", "7", "15")]
    [InlineData("""{"if": {"minimum": 10}, "else": {"multipleOf": 2}}""", "multipleOf", "15", "7")]
    [InlineData("""{"$ref": "#/definitions/a~1b", "definitions": {"a/b": {"minimum": 1}}}""", "minimum", "1", "0")]
    [InlineData("""{"items": {"$ref": "#"}, "type": "array"}""", "type", "[[], [[]]]", "[[1]]")]
    [InlineData(
        """{"allOf": [{"$ref": "#id"}], "definitions": {"x": {"$id": "#id", "minimum": 1}}}""", "minimum", "1", "0")]
    public void Schemas_together(string schema, string keyword, string good, string bad) =>
        Decides(keyword, schema, good, bad);

    private static void Decides(string keyword, string schema, string good, string bad)
    {
        Assert.Null(Contract.Check(schema, good));
        ContractViolation? violation = Contract.Check(schema, bad);
        Assert.Equal(keyword, violation?.Keyword);
        Assert.NotEmpty(violation!.Expectation);
    }
}
