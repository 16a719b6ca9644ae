using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>anyOf</c> and <c>oneOf</c>: schemas of which one, or exactly one, has to match.</summary>
internal sealed class ChoiceKeyword : Keyword
{
    private readonly Schema[] _schemas;
    private readonly bool _onlyOne;

    private ChoiceKeyword(string name, IEnumerable<Schema> schemas, bool onlyOne)
        : base(name)
    {
        _schemas = [.. schemas];
        _onlyOne = onlyOne;
    }

    /// <inheritdoc />
    public override IEnumerable<Schema> InPlace => _schemas;

    /// <summary>Reads both from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        if (schema.Get("anyOf") is not null)
            yield return new ChoiceKeyword("anyOf", schema.Schemas("anyOf"), onlyOne: false);
        if (schema.Get("oneOf") is not null)
            yield return new ChoiceKeyword("oneOf", schema.Schemas("oneOf"), onlyOne: true);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        int matching = 0;
        foreach (Schema schema in _schemas)
        {
            if (!schema.Check(instance, findings: null)) continue;
            if (++matching > 1) break;
            if (!_onlyOne) return true;
        }

        if (matching == 1) return true;
        return findings is not null && Refuse(instance, findings, Expectation(instance, matching));
    }

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) =>
        _schemas.Aggregate(JsonTypes.None, (types, schema) => types | schema.Admits(property));

    private string Expectation(in Instance instance, int matching)
    {
        if (matching > 1) return $"a value that matches only one of the {_schemas.Length} schemas of '{Name}'";
        List<string> choices = [];
        foreach (Schema schema in _schemas)
        {
            Findings ofChoice = new();
            schema.Check(instance, ofChoice);
            choices.Add(string.Join(" and ", ofChoice.Expectations));
        }

        return string.Join(", or ", choices.Distinct());
    }
}
