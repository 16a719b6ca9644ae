using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EtlTools.Sources;

/// <summary>A format as the catalog keeps it: JSON that says what is not left open.</summary>
internal static class SourceFormatJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a format.</summary>
    public static string? Write(SourceFormat? format) => format is null ? null : JsonSerializer.Serialize(format, s_options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static SourceFormat? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<SourceFormat>(json, s_options);
}
