using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c> and the exclusive ones: the bounds of a number, compared exactly.</summary>
internal sealed class BoundKeyword : Keyword
{
    private readonly NumberLiteral _bound;
    private readonly int _direction;
    private readonly bool _includesBound;
    private readonly string _expectation;

    private BoundKeyword(string name, NumberLiteral bound, int direction, bool includesBound, string expectation)
        : base(name)
    {
        _bound = bound;
        _direction = direction;
        _includesBound = includesBound;
        _expectation = $"{expectation} {bound}";
    }

    /// <summary>Reads all four from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        if (schema.Number("minimum") is { } least)
            yield return new BoundKeyword("minimum", least, 1, true, "at least");
        if (schema.Number("exclusiveMinimum") is { } below)
            yield return new BoundKeyword("exclusiveMinimum", below, 1, false, "more than");
        if (schema.Number("maximum") is { } most)
            yield return new BoundKeyword("maximum", most, -1, true, "at most");
        if (schema.Number("exclusiveMaximum") is { } above)
            yield return new BoundKeyword("exclusiveMaximum", above, -1, false, "less than");
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Number) return true;
        int order = Math.Sign(instance.Number.CompareTo(_bound.Value));
        return order == _direction || (order == 0 && _includesBound) || Refuse(instance, findings, _expectation);
    }

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.Number : JsonTypes.None;
}
