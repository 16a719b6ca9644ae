using System.Text.Json;

namespace EtlTools.Contracts.Values;

/// <summary>Text as it stands in JSON.</summary>
internal static class JsonText
{
    /// <summary>What is found where an escape is only one half of a character.</summary>
    public const string BrokenPair = "half of a surrogate pair";

    /// <summary>The text without its escapes, in UTF-8; copied only where there are any.</summary>
    /// <param name="raw">What stands between the quotes.</param>
    /// <exception cref="JsonException">An escape is half of a surrogate pair.</exception>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\')) return raw;
        Utf8JsonReader reader = new([(byte)'"', .. raw, (byte)'"']);
        reader.Read();
        byte[] text = new byte[raw.Length];
        try
        {
            return text.AsSpan(0, reader.CopyString(text));
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException(BrokenPair, error);
        }
    }
}
