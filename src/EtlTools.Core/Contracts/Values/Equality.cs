using System.Text.Json;

namespace EtlTools.Contracts.Values;

/// <summary>JSON Schema's equality: numbers by value, objects whatever the order of their properties.</summary>
internal sealed class Equality : IEqualityComparer<JsonElement>
{
    /// <summary>The only one needed.</summary>
    public static Equality Comparer { get; } = new();

    /// <summary>Whether two values are the same.</summary>
    public static bool AreSame(in Instance one, JsonElement other)
    {
        Instance two = Instance.Of(other);
        if (one.Type != two.Type) return false;
        return one.Type switch
        {
            JsonTypes.Null => true,
            JsonTypes.Boolean => one.IsTrue == two.IsTrue,
            JsonTypes.String => one.Text.SequenceEqual(two.Text),
            JsonTypes.Number => one.Number.CompareTo(two.Number) == 0,
            JsonTypes.Array => AreSameLists(one.Element, other),
            _ => AreSameObjects(one, other),
        };
    }

    /// <inheritdoc />
    public bool Equals(JsonElement x, JsonElement y) => AreSame(Instance.Of(x), y);

    /// <inheritdoc />
    public int GetHashCode(JsonElement obj)
    {
        Instance instance = Instance.Of(obj);
        HashCode hash = default;
        hash.Add(instance.Type);
        switch (instance.Type)
        {
            case JsonTypes.Boolean:
                hash.Add(instance.IsTrue);
                break;
            case JsonTypes.String:
                hash.AddBytes(instance.Text);
                break;
            case JsonTypes.Number:
                hash.Add(instance.Number.GetHashCode());
                break;
            case JsonTypes.Array:
                foreach (JsonElement item in obj.EnumerateArray()) hash.Add(GetHashCode(item));
                break;
            case JsonTypes.Object:
                hash.Add(HashOfProperties(obj));
                break;
        }

        return hash.ToHashCode();
    }

    // A sum does not depend on the order.
    private int HashOfProperties(JsonElement value)
    {
        int sum = 0;
        foreach (JsonProperty property in value.EnumerateObject())
            sum = unchecked(sum + HashCode.Combine(property.Name, GetHashCode(property.Value)));
        return sum;
    }

    private static bool AreSameLists(JsonElement one, JsonElement other)
    {
        if (one.GetArrayLength() != other.GetArrayLength()) return false;
        JsonElement.ArrayEnumerator items = other.EnumerateArray();
        foreach (JsonElement item in one.EnumerateArray())
        {
            items.MoveNext();
            if (!AreSame(Instance.Of(item), items.Current)) return false;
        }

        return true;
    }

    private static bool AreSameObjects(in Instance one, JsonElement other)
    {
        int count = 0;
        PropertyCursor property = new(one);
        while (property.MoveNext())
        {
            count++;
            if (!other.TryGetProperty(property.Name, out JsonElement value)) return false;
            if (!AreSame(property.Value, value)) return false;
        }

        return count == other.GetPropertyCount();
    }
}
