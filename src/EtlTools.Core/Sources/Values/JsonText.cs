using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EtlTools.Sources.Values;

/// <summary>Writes values that have parts as JSON: dictionaries and objects as objects, lists as arrays.</summary>
/// <remarks>
/// Numbers and flags stay such, every other scalar is a string in the form of <see cref="ValueText"/>. A value nested
/// deeper than <see cref="MaxDepth"/>, or longer than <see cref="MaxBytes"/>, is refused: it may contain itself.
/// </remarks>
internal static class JsonText
{
    /// <summary>How deep values may be nested.</summary>
    public const int MaxDepth = 64;

    /// <summary>How long the text of one value may become.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>How JSON is written here: letters of every script as they are.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
    };

    /// <summary>Writes a value.</summary>
    /// <returns>Why it cannot be written; null when it was.</returns>
    public static ValueFault? Write(object value, IBufferWriter<byte> text, NestedValues nested)
    {
        IEnumerable<KeyValuePair<string, object?>>? properties = null;
        if (value is not IEnumerable && (properties = nested.PropertiesOf(value, 0)) is null)
            return ValueText.Write(value.ToString() ?? "", text);
        using Utf8JsonWriter json = new(text, Options);
        ValueFault? fault = properties is null ? Write(value, json, nested, 0) : Write(properties, json, nested, 0);
        if (fault is null) json.Flush();
        else json.Reset();
        return fault;
    }

    /// <summary>A text as a JSON string; halves of surrogate pairs, which no UTF-8 can hold, are escaped.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                quoted.Append(letter).Append(text[++i]);
            else if (letter < ' ' || char.IsSurrogate(letter))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            else
                quoted.Append(letter is '"' or '\\' ? "\\" : "").Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    private static ValueFault? Write(object? found, Utf8JsonWriter json, NestedValues nested, int depth)
    {
        object? value = nested.Unwrap(found);
        if (depth > MaxDepth)
            return new(RejectReason.TooDeep, $"The value is nested deeper than {MaxDepth} levels.");
        if (json.BytesCommitted + json.BytesPending > MaxBytes)
        {
            return new(RejectReason.RecordTooLong, string.Create(
                CultureInfo.InvariantCulture, $"The value is longer than {MaxBytes:N0} bytes of JSON."));
        }

        switch (value)
        {
            case null or DBNull:
                json.WriteNullValue();
                return null;
            case bool flag:
                json.WriteBooleanValue(flag);
                return null;
            case JsonElement or JsonNode:
                json.WriteRawValue(ValueText.TextOf(value)!);
                return null;
            case string text:
                return Write(text, json);
            case Enum:
                return Write(value.ToString()!, json);
            case IDictionary dictionary:
                return Write(DictionaryEntries.Of(dictionary), json, nested, depth);
            case double or float or Half when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                return Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), json);
            case double or float or Half or decimal or int or long or short or byte or sbyte or uint or ulong or ushort
                or BigInteger or Int128 or UInt128:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return null;
        }

        if (!ValueText.IsScalar(value) && ValueText.TextOf(value) is null)
        {
            if (value is IEnumerable list) return Write(list, json, nested, depth);
            if (nested.PropertiesOf(value, depth) is { } properties) return Write(properties, json, nested, depth);
            return Write(value.ToString() ?? "", json);
        }

        ArrayBufferWriter<byte> scalar = new();
        ValueFault? fault = ValueText.Write(value, scalar, nested);
        if (fault is null) json.WriteStringValue(scalar.WrittenSpan);
        return fault;
    }

    private static ValueFault? Write(string text, Utf8JsonWriter json)
    {
        json.WriteRawValue(Quote(text), skipInputValidation: true);
        return null;
    }

    private static ValueFault? Write(
        IEnumerable<KeyValuePair<string, object?>> properties, Utf8JsonWriter json, NestedValues nested, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? value) in properties)
        {
            json.WritePropertyName(name);
            if (Write(value, json, nested, depth + 1) is { } fault) return fault;
        }

        json.WriteEndObject();
        return null;
    }

    private static ValueFault? Write(IEnumerable list, Utf8JsonWriter json, NestedValues nested, int depth)
    {
        json.WriteStartArray();
        foreach (object? item in list)
        {
            if (Write(item, json, nested, depth + 1) is { } fault) return fault;
        }

        json.WriteEndArray();
        return null;
    }
}
