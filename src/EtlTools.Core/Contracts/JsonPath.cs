using System.Text;

namespace EtlTools.Contracts;

/// <summary>Steps of a JSON path, RFC 9535.</summary>
internal static class JsonPath
{
    /// <summary>The step to a property: <c>.name</c>, or <c>['odd name']</c>.</summary>
    public static string Property(ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name);
        bool isPlain = text.Length > 0
            && !char.IsAsciiDigit(text[0])
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (isPlain) return "." + text;
        string escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal);
        return $"['{escaped}']";
    }

    /// <summary>The step to an entry of a list.</summary>
    public static string Item(int index) => $"[{index}]";
}
