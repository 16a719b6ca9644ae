using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>required</c>: properties an object has to have.</summary>
internal sealed class RequiredKeyword : Keyword
{
    private readonly PropertyName[] _names;

    private RequiredKeyword(IEnumerable<string> names)
        : base("required") => _names = [.. names.Select(name => new PropertyName(name))];

    /// <summary>The properties.</summary>
    public IReadOnlyList<PropertyName> Names => _names;

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new RequiredKeyword(schema.Texts("required"));
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Object) return true;
        bool isGood = true;
        foreach (PropertyName name in _names)
        {
            if (instance.Has(name)) continue;
            AddMissing(name, Name, findings);
            if (!WantsMore(findings)) return false;
            isGood = false;
        }

        return isGood;
    }

    /// <summary>Says that a property is missing.</summary>
    public static void AddMissing(PropertyName name, string keyword, Findings? findings)
    {
        if (findings is null) return;
        findings.Add(keyword, "a value", "nothing");
        findings.Under(findings.Count - 1, JsonPath.Property(name.Utf8));
    }
}
