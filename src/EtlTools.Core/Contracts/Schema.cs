using EtlTools.Contracts.Keywords;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts;

/// <summary>A JSON Schema, ready to check with.</summary>
internal sealed class Schema
{
    /// <summary>What it asks for; nothing where anything will do.</summary>
    public IReadOnlyList<Keyword> Keywords { get => _keywords; set => _keywords = [.. value]; }

    // Set after construction: a schema may refer to itself.
    private Keyword[] _keywords = [];

    /// <summary>Checks a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="findings">Takes what is wrong; null where only the verdict counts.</param>
    public bool Check(in Instance instance, Findings? findings)
    {
        bool isGood = true;
        foreach (Keyword keyword in _keywords)
        {
            if (keyword.Check(instance, findings)) continue;
            if (findings is null || findings.IsFull) return false;
            isGood = false;
        }

        return isGood;
    }

    /// <summary>The types a value can have and pass.</summary>
    /// <param name="property">The property whose value is meant; null for the value itself.</param>
    public JsonTypes Admits(string? property) =>
        _keywords.Aggregate(JsonTypes.All, (types, keyword) => types & keyword.Admits(property));

    /// <summary>The types it has something to say about.</summary>
    /// <param name="property">The property whose value is meant; null for the value itself.</param>
    public JsonTypes Concerns(string? property) =>
        _keywords.Aggregate(JsonTypes.None, (types, keyword) => types | keyword.Concerns(property));
}
