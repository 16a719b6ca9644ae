using System.Text;
using System.Text.Json;
using EtlTools.Contracts.Keywords;

namespace EtlTools.Contracts.Values;

/// <summary>The columns of flat records, and what a contract says about each.</summary>
internal sealed class FlatRow
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<PropertiesKeyword, Schema[][]> _schemas = [];
    private readonly List<PropertiesKeyword> _always = [];
    private readonly Column[] _readings;

    /// <summary>Works out what does not depend on a record.</summary>
    /// <param name="contract">What the records have to be.</param>
    /// <param name="columns">The names, in order.</param>
    public FlatRow(Schema contract, IReadOnlyList<string> columns)
    {
        Columns = [.. columns.Select(name => new PropertyName(name))];
        for (int i = 0; i < columns.Count; i++) _columns.TryAdd(columns[i], i);
        _readings = [.. columns.Select(name => Column.Of(contract, name))];
        AddSchemas(contract, isAlways: true);
    }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<PropertyName> Columns { get; }

    /// <summary>The column of a name; null where there is none.</summary>
    public int? ColumnOf(PropertyName name) => _columns.TryGetValue(name.Text, out int column) ? column : null;

    /// <summary>For each column, the schemas a keyword has for it.</summary>
    public Schema[][] SchemasOf(PropertiesKeyword keyword) => _schemas[keyword];

    /// <summary>The schemas all keywords together have for a column, whatever the record.</summary>
    public IEnumerable<Schema> SchemasOf(int column) => _always.SelectMany(keyword => _schemas[keyword][column]);

    /// <summary>A field as the JSON value it stands for; of no type where it is absent.</summary>
    public Instance Value(int column, FieldReader fields)
    {
        FlatField field = fields(column);
        return field.Kind switch
        {
            FieldKind.Text => Read(field.Value, _readings[column].Types),
            FieldKind.Absent => default,
            FieldKind.NoText => _readings[column].IsNullable ? Instance.Of(JsonTypes.Null, default) : default,
            FieldKind.String => Instance.Of(JsonTypes.String, field.Value),
            FieldKind.Number => Instance.Of(JsonTypes.Number, field.Value),
            FieldKind.True => Instance.Of(JsonTypes.Boolean, "true"u8),
            FieldKind.False => Instance.Of(JsonTypes.Boolean, "false"u8),
            FieldKind.Null => Instance.Of(JsonTypes.Null, default),
            _ => Parse(field.Value),
        };
    }

    private static Instance Read(ReadOnlySpan<byte> text, JsonTypes types)
    {
        if ((types & JsonTypes.Number) != 0 && JsonNumber.TryRead(text, out _))
            return Instance.Of(JsonTypes.Number, text);
        if ((types & JsonTypes.Boolean) != 0)
        {
            if (Ascii.EqualsIgnoreCase(text, "true"u8)) return Instance.Of(JsonTypes.Boolean, "true"u8);
            if (Ascii.EqualsIgnoreCase(text, "false"u8)) return Instance.Of(JsonTypes.Boolean, "false"u8);
        }

        bool isNested = ((types & JsonTypes.Array) != 0 && text is [(byte)'[', ..])
            || ((types & JsonTypes.Object) != 0 && text is [(byte)'{', ..]);
        return isNested ? ReadNested(text) : Instance.Of(JsonTypes.String, text);
    }

    private static Instance ReadNested(ReadOnlySpan<byte> text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return Instance.Of(JsonTypes.String, text);
        }
    }

    private static Instance Parse(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        return Instance.Of(JsonElement.ParseValue(ref reader));
    }

    private static Schema[] Asking(Schema[] schemas) => [.. schemas.Where(schema => schema.Keywords.Count > 0)];

    private void AddSchemas(Schema schema, bool isAlways)
    {
        foreach (Keyword keyword in schema.Keywords)
        {
            if (keyword is PropertiesKeyword properties)
            {
                _schemas.TryAdd(properties, [.. Columns.Select(column => Asking(properties.SchemasOf(column.Utf8)))]);
                if (isAlways) _always.Add(properties);
            }

            foreach (Schema inPlace in keyword.InPlace) AddSchemas(inPlace, isAlways && keyword is AllOfKeyword);
        }
    }

    private readonly record struct Column(JsonTypes Types, bool IsNullable)
    {
        // What the contract speaks of and lets pass: for [{"type": "integer"}, {"enum": ["n/a"]}] 5 is a number.
        public static Column Of(Schema contract, string name)
        {
            JsonTypes types = contract.Concerns(name) & contract.Admits(name);
            return new(types, (types & JsonTypes.Null) != 0);
        }
    }
}
