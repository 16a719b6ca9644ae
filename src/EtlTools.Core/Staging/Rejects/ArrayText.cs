using System.Globalization;
using System.Text.Json;
using EtlTools.Sources;
using EtlTools.Sources.Json;

namespace EtlTools.Staging.Rejects;

/// <summary>Finds out whether the text of a field is an array of JSON.</summary>
internal static class ArrayText
{
    private const string Expected = "an array was expected, [] for none.";

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    /// <summary>Looks at a text.</summary>
    /// <param name="column">The column it stands in.</param>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>What is wrong with it; null for an array, in which names may repeat and the like.</returns>
    public static ArrayDefect? Check(string column, ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0) return NotAnArray(column, "is empty");
        Utf8JsonReader reader = new(text, s_options);
        try
        {
            reader.Read();
            JsonTokenType type = reader.TokenType;
            reader.Skip();
            while (reader.Read()) { }
            return type == JsonTokenType.StartArray ? null : NotAnArray(column, $"is {JsonFlattener.Kind(type)}");
        }
        catch (JsonException error)
        {
            long position = JsonErrors.PlaceOf(text, error);
            string path = JsonPath.At(text[..(int)position], position);
            string expectation = string.Create(
                CultureInfo.InvariantCulture,
                $"{column} is not JSON at byte {position}: {JsonErrors.Bare(error)}; {Expected}");
            return new(RejectReason.InvalidJson, $"$.{column}{path[1..]}", expectation);
        }
    }

    /// <summary>Nothing says what the array is.</summary>
    public static ArrayDefect Unknown(string column) => NotAnArray(column, "could not be read from the record");

    private static ArrayDefect NotAnArray(string column, string found) =>
        new(RejectReason.NotAnArray, $"$.{column}", $"{column} {found}; {Expected}");
}
