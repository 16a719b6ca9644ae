using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EtlTools.Cli.Output;

/// <summary>Writes rows as a JSON array, one row a line, as they arrive.</summary>
internal sealed class JsonRows(TextWriter writer)
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _line = new(1024);

    /// <summary>Writes all rows.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> WriteAsync(
        IAsyncEnumerable<IReadOnlyDictionary<string, object?>> rows, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (IReadOnlyDictionary<string, object?> row in rows.WithCancellation(cancellationToken))
        {
            writer.Write(count++ == 0 ? "[\n  " : ",\n  ");
            writer.Write(Line(row));
        }

        writer.WriteLine(count == 0 ? "[]" : "\n]");
        return count;
    }

    private string Line(IReadOnlyDictionary<string, object?> row)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, s_options))
        {
            json.WriteStartObject();
            foreach ((string name, object? value) in row)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_line.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case short number: json.WriteNumberValue(number); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case BigInteger number: json.WriteRawValue(number.ToString("R")); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case string text: json.WriteStringValue(text); break;
            case byte[] bytes: json.WriteStringValue(ValueText.Of(bytes)); break;
            case Array items: WriteArray(json, items); break;
            default: json.WriteStringValue(ValueText.Of(value)); break;
        }
    }

    private static void WriteArray(Utf8JsonWriter json, Array items)
    {
        json.WriteStartArray();
        foreach (object? item in items) Write(json, item);
        json.WriteEndArray();
    }
}
