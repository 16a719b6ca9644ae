using System.Text.Json;

namespace EtlTools.Profiling.Values;

/// <summary>Tells objects and arrays of JSON from other texts.</summary>
internal static class JsonText
{
    /// <summary>Whether a text begins and ends as an object or an array does.</summary>
    public static bool IsFramed(ReadOnlySpan<byte> text) =>
        text is [(byte)'{', .., (byte)'}'] or [(byte)'[', .., (byte)']'];

    /// <summary>Whether a text is an object or an array; that a framed one is not takes an exception to say.</summary>
    public static bool IsDocument(ReadOnlySpan<byte> text)
    {
        if (!IsFramed(text)) return false;
        try
        {
            Utf8JsonReader reader = new(text);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
