using System.Text.Json;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>uniqueItems</c>: no entry of a list twice.</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    private UniqueItemsKeyword()
        : base("uniqueItems")
    {
    }

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        if (schema.Flag("uniqueItems")) yield return new UniqueItemsKeyword();
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Array || instance.Element.GetArrayLength() < 2) return true;
        HashSet<JsonElement> seen = new(Equality.Comparer);
        int index = 0;
        foreach (JsonElement item in instance.Element.EnumerateArray())
        {
            if (!seen.Add(item))
            {
                findings?.Add(Name, "an entry that is not in the list already", Instance.Of(item));
                findings?.Under(findings.Count - 1, JsonPath.Item(index));
                return false;
            }

            index++;
        }

        return true;
    }

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.Array : JsonTypes.None;
}
