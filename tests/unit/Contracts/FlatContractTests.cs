using System.Text;
using EtlTools.Contracts;

namespace EtlTools.Tests.Unit.Contracts;

public sealed class FlatContractTests
{
    [Theory]
    [InlineData("""{"type": "integer"}""", "12", "12.5")]
    [InlineData("""{"type": "integer"}""", "1e3", "1,000")]
    [InlineData("""{"type": "integer"}""", "-7", "007")]
    [InlineData("""{"type": "number"}""", "0.10", "+1")]
    [InlineData("""{"type": "number"}""", "12345678901234567890.5", " 1")]
    [InlineData("""{"type": "boolean"}""", "true", "yes")]
    [InlineData("""{"type": "boolean"}""", "False", "0")]
    [InlineData("""{"type": "string", "maxLength": 3}""", "123", "1234")]
    [InlineData("""{"type": ["integer", "null"], "minimum": 0}""", "0", "-1")]
    [InlineData("""{"minimum": 5}""", "n/a", "4")]
    [InlineData("""{"enum": [1, 2]}""", "1.0", "3")]
    [InlineData("""{"const": true}""", "true", "false")]
    [InlineData("""{"anyOf": [{"type": "integer"}, {"enum": ["n/a"]}]}""", "5", "none")]
    [InlineData("""{"$ref": "#/definitions/amount"}""", "0.30", "0.35")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}}""", "[1, 2]", "[1, \"2\"]")]
    [InlineData("""{"type": "object", "required": ["a"]}""", "{\"a\": 1}", "{\"a\":")]
    [InlineData("""{"type": "string", "pattern": "^[0-9]+$"}""", "0123", "")]
    public void Text_is_read_as_what_the_contract_asks_for(string schema, string good, string bad)
    {
        const string Definitions = """{"amount": {"type": "number", "multipleOf": 0.1}}""";
        FlatContract contract = Contract.Of(
            $$"""{"definitions": {{Definitions}}, "properties": {"a": {{schema}} } }""").ForColumns(["a"]);
        Assert.Null(contract.Check(Row(good)));
        Assert.StartsWith("$.a", contract.Check(Row(bad))?.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_is_a_missing_property()
    {
        FlatContract contract = Contract.Of(
            """{"required": ["a", "b"], "properties": {"a": {"type": "string"}, "b": {"type": ["string", "null"]}}}""")
            .ForColumns(["a", "b"]);
        Assert.Null(contract.Check(Row("", "x")));
        Assert.Null(contract.Check(Row("", null)));
        string? missing = contract.Check(Row(null, ""))?.Describe();
        Assert.Equal("$.a: nothing was found, a value was expected (required).", missing);
    }

    [Fact]
    public void Columns_depend_on_each_other()
    {
        FlatContract contract = Contract.Of(
            """
            {
              "if": {"properties": {"status": {"const": "shipped"}}},
              "then": {"required": ["shipped_at"]},
              "dependencies": {"discount": ["reason"]},
              "minProperties": 2
            }
            """).ForColumns(["status", "shipped_at", "discount", "reason"]);
        Assert.Null(contract.Check(Row("new", null, "5", "loyal")));
        Assert.Equal("required", contract.Check(Row("shipped", null, "5", "loyal"))?.Keyword);
        Assert.Equal("dependencies", contract.Check(Row("new", null, "5", null))?.Keyword);
        Assert.Equal("minProperties", contract.Check(Row("new", null, null, null))?.Keyword);
    }

    [Fact]
    public void Columns_are_judged_once()
    {
        RecordContract contract = Contract.Of(
            """
            {
              "allOf": [{"required": ["id", "name"]}],
              "properties": {"id": {}, "name": {}, "old": false},
              "patternProperties": {"^x_": {}},
              "additionalProperties": false
            }
            """);
        FlatContract flat = contract.ForColumns(["id", "x_note", "colour", "old"]);
        Assert.Equal(
            ["$.colour additionalProperties", "$.old properties", "$.name required"],
            flat.ColumnViolations.Select(one => $"{one.Path} {one.Keyword}"));
        Assert.Empty(contract.ForColumns(["id", "name"]).ColumnViolations);
        Assert.Equal(["$.name", "$.colour"], All(flat.Check(Row("1", "2", "red", null))).Select(one => one.Path));
    }

    [Fact]
    public void JSON_fields_are_what_they_are()
    {
        FlatContract contract = Contract.Of("""{"properties": {"a": {"type": ["integer", "null", "array"]}}}""")
            .ForColumns(["a"]);
        Assert.Null(contract.Check(_ => new FlatField(FieldKind.Number, "5"u8)));
        Assert.Null(contract.Check(_ => new FlatField(FieldKind.Null)));
        Assert.Null(contract.Check(_ => new FlatField(FieldKind.Json, "[1]"u8)));
        Assert.Equal("type", contract.Check(_ => new FlatField(FieldKind.String, "5"u8))?.Keyword);
        Assert.Equal("type", contract.Check(_ => new FlatField(FieldKind.True))?.Keyword);
    }

    [Fact]
    public void A_good_row_takes_no_memory()
    {
        FlatContract contract = Contract.Of(
            """
            {
              "additionalProperties": false,
              "required": ["id"],
              "properties": {
                "id": {"type": "integer", "minimum": 1},
                "code": {"type": "string", "minLength": 2, "maxLength": 9, "pattern": "^[A-Z]+$"},
                "price": {"type": "number", "multipleOf": 0.05},
                "status": {"enum": ["new", "paid"]},
                "day": {"type": ["string", "null"], "format": "date"}
              }
            }
            """).ForColumns(["id", "code", "price", "status", "day"]);
        FieldReader row = Row("12", "ABC", "0.35", "paid", null);
        for (int i = 0; i < 1_000; i++) Assert.Null(contract.Check(row));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) contract.Check(row);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000);
    }

    [Fact]
    public void A_row_is_judged_as_the_document_it_stands_for()
    {
        Random random = new(11);
        int good = 0;
        for (int i = 0; i < 1_000; i++)
        {
            string schema = GeneratedRecord.Schema(random);
            RecordContract contract = Contract.Of(schema);
            FlatContract flat = contract.ForColumns(GeneratedRecord.Columns);
            for (int row = 0; row < 10; row++)
            {
                GeneratedRecord record = GeneratedRecord.Draw(random);
                ContractViolation? ofDocument = contract.Check(Contract.Utf8(record.Document));
                ContractViolation? ofRow = flat.Check(record.Fields);
                Assert.True(
                    ofDocument?.Describe() == ofRow?.Describe(),
                    $"{schema}\n{record.Document}\n{ofDocument?.Describe()}\n{ofRow?.Describe()}");
                if (ofRow is null) good++;
            }
        }

        Assert.InRange(good, 500, 9_500);
    }

    [Fact]
    public void A_row_of_text_is_judged_as_the_document_its_types_make_of_it()
    {
        Random random = new(12);
        int good = 0;
        for (int i = 0; i < 1_000; i++)
        {
            string schema = GeneratedRecord.TypedSchema(random);
            RecordContract contract = Contract.Of(schema);
            FlatContract flat = contract.ForColumns(GeneratedRecord.Columns);
            for (int row = 0; row < 10; row++)
            {
                GeneratedRecord record = GeneratedRecord.DrawTyped(random);
                ContractViolation? ofDocument = contract.Check(Contract.Utf8(record.Document));
                ContractViolation? ofRow = flat.Check(record.TextFields);
                Assert.True(
                    ofDocument?.Describe() == ofRow?.Describe(),
                    $"{schema}\n{record.Document}\n{ofDocument?.Describe()}\n{ofRow?.Describe()}");
                if (ofRow is null) good++;
            }
        }

        Assert.InRange(good, 500, 9_500);
    }

    private static IEnumerable<ContractViolation> All(ContractViolation? first) =>
        first is null ? [] : first.Others.Prepend(first);

    private static FieldReader Row(params string?[] values)
    {
        byte[]?[] fields = [.. values.Select(value => value is null ? null : Encoding.UTF8.GetBytes(value))];
        return column => FlatField.OfText(fields[column], fields[column] is null);
    }
}
