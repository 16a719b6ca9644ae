using EtlTools.Contracts;
using EtlTools.Diagnostics;

namespace EtlTools.Tests.Unit.Contracts.Reading;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("unevaluatedProperties", "false", "additionalProperties")]
    [InlineData("dependentRequired", "{}", "dependencies")]
    [InlineData("prefixItems", "[]", "items")]
    [InlineData("contentEncoding", "\"base64\"", "pattern")]
    [InlineData("contentMediaType", "\"text/html\"", "Remove")]
    [InlineData("nullable", "true", "null")]
    [InlineData("id", "\"x\"", "$id")]
    [InlineData("minlength", "1", "Write 'minLength'.")]
    [InlineData("minContains", "1", "x-")]
    [InlineData("format", "\"hostname\"", "pattern")]
    [InlineData("format", "\"iri\"", "pattern")]
    [InlineData("pattern", "\"^(a)\\\\1$\"", "once more")]
    [InlineData("pattern", "\"(?i)a\"", "(?:")]
    [InlineData("pattern", "\"\\\\p{Script=Greek}\"", "general category")]
    [InlineData("$schema", "\"https://json-schema.org/draft/2020-12/schema\"", "draft-07")]
    [InlineData("$ref", "\"https://example.com/other.json\"", "definitions")]
    [InlineData("$ref", "\"other.json#/a\"", "definitions")]
    [InlineData("$ref", "\"#/definitions/missing\"", "definitions")]
    [InlineData("additionalItems", "false", "maxItems")]
    [InlineData("then", "true", "'if'")]
    [InlineData("else", "true", "'if'")]
    [InlineData("if", "true", "Put one")]
    public void What_would_not_be_checked_is_refused_with_its_place(string keyword, string value, string instead)
    {
        string schema = $$"""
            {
              "type": "object",
              "properties": {
                "email": {
                  "{{keyword}}": {{value}}
                }
              }
            }
            """;
        EtlException error = Assert.Throws<EtlException>(() => Contract.Of(schema));
        Assert.Equal(ErrorIds.ContractUnsupported, error.Id);
        string start = $"{Contract.File}:5: #/properties/email/{keyword}: ";
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
        Assert.Contains(instead, error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"definitions": {"never": {"used": 1}}}""", "#/definitions/never/used")]
    [InlineData("""{"anyOf": [true, {"not": {"odd": 1}}]}""", "#/anyOf/1/not/odd")]
    [InlineData("""{"dependencies": {"a": {"odd": 1}}}""", "#/dependencies/a/odd")]
    [InlineData("""{"items": [{"a/b": 1}]}""", "#/items/0/a~1b")]
    [InlineData("""{"$ref": "#/definitions/a", "minLength": 1, "definitions": {"a": true}}""", "#/minLength")]
    public void Wherever_it_stands(string schema, string place)
    {
        EtlException error = Assert.Throws<EtlException>(() => Contract.Of(schema));
        Assert.Equal(ErrorIds.ContractUnsupported, error.Id);
        Assert.Contains($": {place}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type": "text"}""", "#/type")]
    [InlineData("""{"type": []}""", "#/type")]
    [InlineData("""{"minLength": -1}""", "#/minLength")]
    [InlineData("""{"minLength": 1.5}""", "#/minLength")]
    [InlineData("""{"minimum": "1"}""", "#/minimum")]
    [InlineData("""{"exclusiveMinimum": true}""", "#/exclusiveMinimum")]
    [InlineData("""{"multipleOf": 0}""", "#/multipleOf")]
    [InlineData("""{"multipleOf": 1.234567890123456789}""", "#/multipleOf")]
    [InlineData("""{"required": "a"}""", "#/required")]
    [InlineData("""{"required": [1]}""", "#/required")]
    [InlineData("""{"enum": "a"}""", "#/enum")]
    [InlineData("""{"allOf": []}""", "#/allOf")]
    [InlineData("""{"properties": []}""", "#/properties")]
    [InlineData("""{"properties": {"a": "string"}}""", "#/properties/a")]
    [InlineData("""{"uniqueItems": 1}""", "#/uniqueItems")]
    [InlineData("""{"$ref": "#/definitions/a", "definitions": {"a": {"allOf": [{"$ref": "#"}]}}}""", "#")]
    [InlineData("""{"definitions": {"a": {"$id": "#x"}, "b": {"$id": "#x"}}}""", "#/definitions/b")]
    [InlineData("[]", "#")]
    public void What_is_no_schema_is_refused_with_its_place(string schema, string place)
    {
        EtlException error = Assert.Throws<EtlException>(() => Contract.Of(schema));
        Assert.Equal(ErrorIds.ContractSchema, error.Id);
        Assert.Contains($": {place}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\"type\": \"object\",\n\"type\": \"array\"}", ":3: 'type' stands here and on line 2")]
    [InlineData("{\n\"type\":\n}", ":3: not JSON")]
    [InlineData("", ":1: not JSON")]
    public void What_is_not_JSON_is_refused_with_its_line(string schema, string place)
    {
        EtlException error = Assert.Throws<EtlException>(() => Contract.Of(schema));
        Assert.Equal(ErrorIds.ContractSchema, error.Id);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_no_checks()
    {
        const string Schema = """
            {
              "$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://example.com/orders", "$comment": "",
              "title": "", "description": "", "default": 1, "examples": [], "readOnly": true, "writeOnly": false,
              "x-owner": {"team": 1}, "definitions": {}, "$defs": {}
            }
            """;
        Assert.Null(Contract.Check(Schema, "{}"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        EtlException error = await Assert.ThrowsAsync<EtlException>(() =>
            RecordContract.ReadAsync("/nowhere/a.schema.json", CancellationToken.None));
        Assert.Equal(ErrorIds.ContractFile, error.Id);
        Assert.Contains("/nowhere/a.schema.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_with_or_without_a_byte_order_mark()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "\uFEFF{\"minimum\": 1}");
            RecordContract contract = await RecordContract.ReadAsync(file, CancellationToken.None);
            Assert.NotNull(contract.Check("0"u8.ToArray()));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
