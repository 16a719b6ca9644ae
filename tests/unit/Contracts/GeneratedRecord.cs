using System.Text;
using EtlTools.Contracts;

namespace EtlTools.Tests.Unit.Contracts;

/// <summary>A flat record drawn at random: as a JSON document, and as fields.</summary>
internal sealed class GeneratedRecord
{
    private static readonly string[] s_keywords =
    [
        """ "type": "integer" """, """ "type": "number" """, """ "type": "string" """, """ "type": "boolean" """,
        """ "type": ["string", "null"] """, """ "type": ["integer", "boolean"] """, """ "minimum": 2 """,
        """ "maximum": 100 """, """ "multipleOf": 0.1 """, """ "minLength": 2 """, """ "maxLength": 3 """,
        """ "pattern": "^[a-z]" """, """ "format": "date" """, """ "enum": [1, 2.5, "ab", true, null] """,
        """ "const": 5 """, """ "not": {"type": "boolean"} """,
        """ "anyOf": [{"type": "integer"}, {"minLength": 3}] """, """ "oneOf": [{"minimum": 5}, {"maximum": 7}] """,
    ];

    private static readonly string[] s_ofRecord =
    [
        """ "required": ["a", "b"] """, """ "minProperties": 3 """, """ "maxProperties": 2 """,
        """ "dependencies": {"a": ["c"], "b": {"required": ["d"]}} """,
        """ "propertyNames": {"enum": ["a", "b", "d"]} """, """ "not": {"required": ["d"]} """,
        """ "additionalProperties": false """, """ "additionalProperties": {"type": "number"} """,
        """ "if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]} """,
        """ "anyOf": [{"properties": {"a": {"type": "integer"}}}, {"required": ["d"]}] """,
        """ "patternProperties": {"^[ab]$": {"maxLength": 4}} """, """ "type": "object" """,
        """ "const": {"a": 5, "b": "ab"} """,
    ];

    private static readonly string?[] s_values =
    [
        "1", "5", "2.5", "7.0", "100.1", "\"ab\"", "\"x\"", "\"2024-02-29\"", "\"5\"", "\"\u00e9\u00e9\u00e9\"", "true",
        "false", "null", null, null, null,
    ];

    // What text is read as is settled by the type of its column; the last one takes a missing field as null.
    private static readonly (string Type, string[] Keywords, string?[] Values)[] s_typed =
    [
        (""" "integer" """, [""" "minimum": 2 """, """ "multipleOf": 5 """, """ "enum": [1, 5] """],
            ["1", "5", "12345678901234567890", "\"x\"", null]),
        (""" "string" """, [""" "minLength": 2 """, """ "pattern": "^[0-9]" """, """ "format": "date" """],
            ["\"5\"", "\"true\"", "\"\"", "\"2024-02-29\"", null]),
        (""" "boolean" """, [""" "const": true """, """ "not": {"const": true} """], ["true", "false", "\"no\"", null]),
        (""" ["number", "null"] """, [""" "multipleOf": 0.1 """, """ "enum": [null, 2.5] """, """ "maximum": 3 """],
            ["2.5", "0.30", "7", "null"]),
    ];

    private readonly string?[] _values;

    private GeneratedRecord(IEnumerable<string?> values) => _values = [.. values];

    public static IReadOnlyList<string> Columns { get; } = ["a", "b", "c", "d"];

    public string Document
    {
        get
        {
            IEnumerable<string> properties = Columns.Zip(_values)
                .Where(pair => pair.Second is not null)
                .Select(pair => $"\"{pair.First}\": {pair.Second}");
            return $"{{{string.Join(", ", properties)}}}";
        }
    }

    public FieldReader Fields => column => _values[column] switch
    {
        null => default,
        "true" => new FlatField(FieldKind.True),
        "false" => new FlatField(FieldKind.False),
        "null" => new FlatField(FieldKind.Null),
        ['"', ..] text => new FlatField(FieldKind.String, Encoding.UTF8.GetBytes(text[1..^1])),
        var number => new FlatField(FieldKind.Number, Encoding.UTF8.GetBytes(number)),
    };

    public FieldReader TextFields => column => FlatField.OfText(
        Encoding.UTF8.GetBytes((_values[column] ?? "").Trim('"')), _values[column] is null or "null");

    public static string Schema(Random random) => Schema(
        random,
        Columns.Where(_ => random.Next(3) > 0).Select(name => $"\"{name}\": {{{Pick(random, s_keywords)}}}"));

    public static string TypedSchema(Random random) => Schema(
        random,
        Columns.Zip(s_typed).Select(column =>
            $"\"{column.First}\": {{\"type\": {column.Second.Type}, {Pick(random, column.Second.Keywords)}}}"));

    public static GeneratedRecord Draw(Random random) => new(Columns.Select(_ => Pick(random, s_values)));

    public static GeneratedRecord DrawTyped(Random random) =>
        new(s_typed.Select(column => Pick(random, column.Values)));

    private static string Schema(Random random, IEnumerable<string> properties)
    {
        IEnumerable<string> ofRecord = s_ofRecord
            .OrderBy(_ => random.Next())
            .Take(random.Next(3))
            .DistinctBy(keyword => keyword.Split(':')[0])
            .Prepend($"\"properties\": {{{string.Join(", ", properties)}}}");
        return $"{{{string.Join(", ", ofRecord)}}}";
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
