using System.Runtime.InteropServices;
using System.Text.Json;

namespace EtlTools.Contracts.Values;

/// <summary>A value under check: part of a JSON document, a field of a flat row, or such a row as an object.</summary>
internal readonly ref struct Instance
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonElement _element;

    private Instance(JsonTypes type, ReadOnlySpan<byte> text)
    {
        Type = type;
        _text = text;
    }

    private Instance(JsonTypes type, JsonElement element)
    {
        Type = type;
        _element = element;
    }

    private Instance(FlatRow row, FieldReader fields)
    {
        Type = JsonTypes.Object;
        Row = row;
        Fields = fields;
    }

    /// <summary>Its one type; none where there is no value.</summary>
    public JsonTypes Type { get; }

    /// <summary>The columns, where it is a flat row.</summary>
    public FlatRow? Row { get; }

    /// <summary>What gives the fields, where it is a flat row.</summary>
    public FieldReader? Fields { get; }

    /// <summary>A text without its escapes, or a number as it is written; in UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _element.ValueKind switch
    {
        JsonValueKind.Undefined => _text,
        JsonValueKind.String => JsonText.Unescape(JsonMarshal.GetRawUtf8Value(_element)[1..^1]),
        _ => JsonMarshal.GetRawUtf8Value(_element),
    };

    /// <summary>The number it is.</summary>
    public JsonNumber Number
    {
        get
        {
            JsonNumber.TryRead(Text, out JsonNumber number);
            return number;
        }
    }

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool IsTrue =>
        _element.ValueKind == JsonValueKind.True || (Type == JsonTypes.Boolean && _text is [(byte)'t', ..]);

    /// <summary>The list or object it is; undefined for anything that came from a flat row.</summary>
    public JsonElement Element => _element;

    /// <summary>A part of a document.</summary>
    public static Instance Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => new(JsonTypes.Null, element),
        JsonValueKind.True or JsonValueKind.False => new(JsonTypes.Boolean, element),
        JsonValueKind.Number => new(JsonTypes.Number, element),
        JsonValueKind.String => new(JsonTypes.String, element),
        JsonValueKind.Array => new(JsonTypes.Array, element),
        _ => new(JsonTypes.Object, element),
    };

    /// <summary>A single value that is no list and no object.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="text">A text without escapes, a number as it is written, <c>true</c> or <c>false</c>.</param>
    public static Instance Of(JsonTypes type, ReadOnlySpan<byte> text) => new(type, text);

    /// <summary>A row as an object.</summary>
    public static Instance Of(FlatRow row, FieldReader fields) => new(row, fields);

    /// <summary>Finds a property of the object it is.</summary>
    public bool Has(PropertyName name)
    {
        if (Row is null) return _element.TryGetProperty(name.Utf8, out _);
        return Row.ColumnOf(name) is { } column && Row.Value(column, Fields!).Type != JsonTypes.None;
    }
}
