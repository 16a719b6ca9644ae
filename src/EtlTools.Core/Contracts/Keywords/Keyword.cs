using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary>One thing a schema asks for.</summary>
/// <param name="name">The keyword as the schema writes it.</param>
internal abstract class Keyword(string name)
{
    /// <summary>The keyword as the schema writes it.</summary>
    public string Name { get; } = name;

    /// <summary>The schemas it applies to the very value it stands for, not to a part of it.</summary>
    public virtual IEnumerable<Schema> InPlace => [];

    /// <summary>Checks a value; one of a type the keyword does not speak about passes.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="findings">Takes what is wrong; null where only the verdict counts.</param>
    public abstract bool Check(in Instance instance, Findings? findings);

    /// <summary>The types a value can have and pass.</summary>
    /// <param name="property">The property whose value is meant; null for the value itself.</param>
    public virtual JsonTypes Admits(string? property) => JsonTypes.All;

    /// <summary>The types it has something to say about.</summary>
    /// <param name="property">The property whose value is meant; null for the value itself.</param>
    public virtual JsonTypes Concerns(string? property) =>
        InPlace.Aggregate(JsonTypes.None, (types, schema) => types | schema.Concerns(property));

    /// <summary>Checks a part of the value.</summary>
    /// <returns>Whether it is good; where it is not and <paramref name="findings"/> is full or null, stop.</returns>
    protected static bool CheckProperty(Schema schema, in PropertyCursor property, Findings? findings)
    {
        int before = findings?.Count ?? 0;
        if (schema.Check(property.Value, findings)) return true;
        findings?.Under(before, JsonPath.Property(property.Name));
        return false;
    }

    /// <summary>Whether to look for more of what is wrong.</summary>
    protected static bool WantsMore(Findings? findings) => findings is { IsFull: false };

    /// <summary>Says that the value is not what was expected.</summary>
    /// <returns>false</returns>
    protected bool Refuse(in Instance instance, Findings? findings, string expectation)
    {
        findings?.Add(Name, expectation, instance);
        return false;
    }
}
