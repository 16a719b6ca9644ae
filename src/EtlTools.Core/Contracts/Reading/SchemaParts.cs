using System.Text.Json;

namespace EtlTools.Contracts.Reading;

/// <summary>Where schemas stand in a schema.</summary>
internal static class SchemaParts
{
    private static readonly string[] s_single =
        ["additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"];

    private static readonly string[] s_several =
        ["$defs", "allOf", "anyOf", "definitions", "dependencies", "items", "oneOf", "patternProperties", "properties"];

    /// <summary>The schemas in a schema.</summary>
    public static IEnumerable<SchemaPlace> Of(SchemaPlace schema)
    {
        if (schema.Element.ValueKind != JsonValueKind.Object) return [];
        return s_single.Select(schema.Child).OfType<SchemaPlace>()
            .Concat(s_several.Select(schema.Child).OfType<SchemaPlace>().SelectMany(Children))
            .Where(place => place.Element.ValueKind == JsonValueKind.Object);
    }

    /// <summary>The properties or entries of a place.</summary>
    public static IEnumerable<SchemaPlace> Children(SchemaPlace place) => place.Element.ValueKind switch
    {
        JsonValueKind.Object => place.Element.EnumerateObject()
            .Select(entry => new SchemaPlace(entry.Value, JsonPointer.Child(place.Pointer, entry.Name), place.BaseUri)),
        JsonValueKind.Array => place.Element.EnumerateArray()
            .Select((item, index) => new SchemaPlace(item, $"{place.Pointer}/{index}", place.BaseUri)),
        _ => [],
    };
}
