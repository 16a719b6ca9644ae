using System.Text.Json;

namespace EtlTools.Contracts.Reading;

/// <summary>A place in a schema file.</summary>
/// <param name="Element">What stands there.</param>
/// <param name="Pointer">Where it is, as a JSON pointer from the file's root.</param>
/// <param name="BaseUri">What references in it are relative to; without fragment.</param>
internal sealed record SchemaPlace(JsonElement Element, string Pointer, string BaseUri)
{
    /// <summary>Its own URI, or the one around it.</summary>
    public string OwnUri => Id is { } id ? UriReference.Of(id).ResolvedFrom(BaseUri).Uri : BaseUri;

    /// <summary>Its <c>$id</c>; beside a <c>$ref</c> it does not count.</summary>
    public string? Id => Element.ValueKind == JsonValueKind.Object
        && Element.TryGetProperty("$id"u8, out JsonElement id)
        && id.ValueKind == JsonValueKind.String
        && !Element.TryGetProperty("$ref"u8, out _)
            ? id.GetString()
            : null;

    /// <summary>A property or an entry; null where there is none.</summary>
    public SchemaPlace? Child(string name)
    {
        JsonElement child = default;
        bool isThere = Element.ValueKind switch
        {
            JsonValueKind.Object => Element.TryGetProperty(name, out child),
            JsonValueKind.Array => int.TryParse(name, out int index) && TryGetItem(index, out child),
            _ => false,
        };
        return isThere ? new(child, JsonPointer.Child(Pointer, name), OwnUri) : null;
    }

    private bool TryGetItem(int index, out JsonElement item)
    {
        bool isThere = index >= 0 && index < Element.GetArrayLength();
        item = isThere ? Element[index] : default;
        return isThere;
    }
}
