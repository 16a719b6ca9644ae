using System.Text.Json;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary>
/// <c>items</c>: a schema for all entries of a list, or one for each of the first; then <c>additionalItems</c> for the
/// rest.
/// </summary>
internal sealed class ItemsKeyword : Keyword
{
    private readonly IReadOnlyList<Schema> _first;
    private readonly Schema? _rest;

    private ItemsKeyword(IReadOnlyList<Schema> first, Schema? rest)
        : base("items")
    {
        _first = first;
        _rest = rest;
    }

    /// <summary>Reads both from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        if (schema.Get("items") is { ValueKind: JsonValueKind.Array })
        {
            yield return new ItemsKeyword(schema.Schemas("items"), schema.Schema("additionalItems"));
            yield break;
        }

        if (schema.Get("additionalItems") is not null)
            throw schema.Ignored("additionalItems", "'items' is not a list of schemas", "Remove it, or use maxItems.");
        yield return new ItemsKeyword([], schema.Schema("items"));
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Array) return true;
        bool isGood = true;
        int index = -1;
        foreach (JsonElement item in instance.Element.EnumerateArray())
        {
            index++;
            Schema? schema = index < _first.Count ? _first[index] : _rest;
            if (schema is null) break;
            int before = findings?.Count ?? 0;
            if (schema.Check(Instance.Of(item), findings)) continue;
            findings?.Under(before, JsonPath.Item(index));
            if (!WantsMore(findings)) return false;
            isGood = false;
        }

        return isGood;
    }

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.Array : JsonTypes.None;
}
