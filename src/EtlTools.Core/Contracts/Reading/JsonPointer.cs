namespace EtlTools.Contracts.Reading;

/// <summary>Places in a JSON document, RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer to a property or an entry.</summary>
    public static string Child(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The names on the way to a place.</summary>
    /// <param name="pointer">Empty, or beginning with a slash.</param>
    public static IEnumerable<string> Steps(string pointer) => pointer.Split('/').Skip(1).Select(step =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
