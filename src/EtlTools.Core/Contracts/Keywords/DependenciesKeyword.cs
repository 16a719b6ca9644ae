using System.Text.Json;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>dependencies</c>: what else has to hold for an object that has a certain property.</summary>
internal sealed class DependenciesKeyword : Keyword
{
    private readonly List<(PropertyName Property, PropertyName[] Needs)> _names = [];
    private readonly List<(PropertyName Property, Schema Needs)> _schemas = [];

    private DependenciesKeyword()
        : base("dependencies")
    {
    }

    /// <inheritdoc />
    public override IEnumerable<Schema> InPlace => _schemas.Select(entry => entry.Needs);

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        DependenciesKeyword keyword = new();
        SchemaSource entries = schema.Part("dependencies");
        foreach (string name in entries.Names)
        {
            PropertyName property = new(name);
            if (entries.Get(name)!.Value.ValueKind == JsonValueKind.Array)
                keyword._names.Add((property, [.. entries.Texts(name).Select(needed => new PropertyName(needed))]));
            else
                keyword._schemas.Add((property, entries.Schema(name)!));
        }

        yield return keyword;
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Object) return true;
        bool isGood = true;
        foreach ((PropertyName property, PropertyName[] needs) in _names)
        {
            if (!instance.Has(property)) continue;
            foreach (PropertyName needed in needs)
            {
                if (instance.Has(needed)) continue;
                RequiredKeyword.AddMissing(needed, Name, findings);
                if (!WantsMore(findings)) return false;
                isGood = false;
            }
        }

        foreach ((PropertyName property, Schema needs) in _schemas)
        {
            if (!instance.Has(property) || needs.Check(instance, findings)) continue;
            if (!WantsMore(findings)) return false;
            isGood = false;
        }

        return isGood;
    }
}
