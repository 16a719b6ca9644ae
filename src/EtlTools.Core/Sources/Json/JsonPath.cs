using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EtlTools.Sources.Json;

/// <summary>Finds the path of a place in a JSON text, such as <c>$.items[2].name</c>.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value or property at a place, or of the last one before it.</summary>
    /// <param name="text">The text, from its root on; it need not be right after the place.</param>
    /// <param name="position">The place, in bytes.</param>
    public static string At(ReadOnlySpan<byte> text, long position)
    {
        List<Level> levels = [];
        JsonReaderOptions options = new() { MaxDepth = int.MaxValue, AllowMultipleValues = true };
        Utf8JsonReader reader = new(text, isFinalBlock: false, new JsonReaderState(options));
        try
        {
            while (reader.Read())
            {
                Follow(ref reader, levels);
                if (reader.BytesConsumed > position) break;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    levels.Add(new() { IsArray = reader.TokenType == JsonTokenType.StartArray });
            }
        }
        catch (JsonException)
        {
            // The path ends where the text stops being JSON.
        }

        return levels.Aggregate(new StringBuilder("$"), (path, level) => path.Append(level.Step)).ToString();
    }

    private static void Follow(ref Utf8JsonReader reader, List<Level> levels)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.RemoveAt(levels.Count - 1);
                break;
            case JsonTokenType.PropertyName:
                levels[^1].Name = NameOf(ref reader);
                break;
            default:
                if (levels.Count > 0) levels[^1].Index++;
                break;
        }
    }

    // A name that is no text is shown as it stands.
    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private sealed class Level
    {
        public bool IsArray { get; init; }

        public string? Name { get; set; }

        public int Index { get; set; } = -1;

        public string Step =>
            IsArray && Index >= 0 ? string.Create(CultureInfo.InvariantCulture, $"[{Index}]")
            : Name is null ? ""
            : Name.All(character => char.IsLetterOrDigit(character) || character == '_') ? "." + Name
            : $"['{Name.Replace("\0", @"\u0000", StringComparison.Ordinal)}']";
    }
}
