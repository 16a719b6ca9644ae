using System.Collections.Frozen;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>type</c>: which types a value may have. 1.0 is an integer.</summary>
internal sealed class TypeKeyword : Keyword
{
    private static readonly FrozenDictionary<string, (JsonTypes Type, string Text)> s_types =
        new Dictionary<string, (JsonTypes, string)>
        {
            ["null"] = (JsonTypes.Null, "null"),
            ["boolean"] = (JsonTypes.Boolean, "true or false"),
            ["integer"] = (JsonTypes.Number, "an integer"),
            ["number"] = (JsonTypes.Number, "a number"),
            ["string"] = (JsonTypes.String, "text"),
            ["array"] = (JsonTypes.Array, "a list"),
            ["object"] = (JsonTypes.Object, "an object"),
        }.ToFrozenDictionary();

    private readonly JsonTypes _types;
    private readonly bool _isWhole;
    private readonly string _expectation;

    private TypeKeyword(IReadOnlyList<string> names)
        : base("type")
    {
        _types = names.Aggregate(JsonTypes.None, (types, name) => types | s_types[name].Type);
        _isWhole = names.Contains("integer") && !names.Contains("number");
        _expectation = string.Join(" or ", names.Select(name => s_types[name].Text));
    }

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        IReadOnlyList<string> names = schema.TextsOrText("type");
        if (names.Count == 0 || names.FirstOrDefault(name => !s_types.ContainsKey(name)) is not null)
            throw schema.Wrong("type", $"one of {string.Join(", ", s_types.Keys.Order())}, or a list of them");
        yield return new TypeKeyword(names);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        bool isGood = (instance.Type & _types) != 0
            && (!_isWhole || instance.Type != JsonTypes.Number || instance.Number.IsWhole);
        return isGood || Refuse(instance, findings, _expectation);
    }

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) => property is null ? _types : JsonTypes.All;

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? _types : JsonTypes.None;
}
