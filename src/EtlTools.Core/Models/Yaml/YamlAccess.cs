using System.Globalization;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models.Yaml;

/// <summary>Reads values of a document that its schema has already checked.</summary>
internal static class YamlAccess
{
    /// <summary>A scalar as text; null when it is not there.</summary>
    public static string? Text(this YamlText yaml, string path) => Text(yaml.Root.SelectToken(path));

    /// <summary>A name or a list of names; empty when it is not there.</summary>
    public static IReadOnlyList<string> Names(this YamlText yaml, string path) => yaml.Root.SelectToken(path) switch
    {
        null => [],
        JArray list => list.Select(item => Text(item)!).ToArray(),
        JToken single => new[] { Text(single)! },
    };

    /// <summary>A word of an enumeration.</summary>
    public static T Choice<T>(this YamlText yaml, string path, T otherwise)
        where T : struct, Enum =>
        yaml.Text(path) is { } word
            ? Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)
            : otherwise;

    /// <summary>A scalar as text, numbers and booleans as YAML writes them.</summary>
    public static string? Text(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.Boolean } => token.Value<bool>() ? "true" : "false",
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture),
        _ => token.ToString(),
    };
}
