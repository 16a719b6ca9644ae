using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>allOf</c> and <c>$ref</c>: schemas that all have to match.</summary>
internal sealed class AllOfKeyword : Keyword
{
    private readonly Schema[] _schemas;

    /// <summary>Asks for all of the schemas.</summary>
    public AllOfKeyword(string name, IEnumerable<Schema> schemas)
        : base(name) => _schemas = [.. schemas];

    /// <inheritdoc />
    public override IEnumerable<Schema> InPlace => _schemas;

    /// <summary>Reads <c>allOf</c> from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new AllOfKeyword("allOf", schema.Schemas("allOf"));
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        bool isGood = true;
        foreach (Schema schema in _schemas)
        {
            if (schema.Check(instance, findings)) continue;
            if (!WantsMore(findings)) return false;
            isGood = false;
        }

        return isGood;
    }

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) =>
        _schemas.Aggregate(JsonTypes.All, (types, schema) => types & schema.Admits(property));
}
