using EtlTools.Contracts.Patterns;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>pattern</c>: a regular expression that a text has to match somewhere.</summary>
internal sealed class PatternKeyword : Keyword
{
    private readonly TextPattern _pattern;
    private readonly string _expectation;

    private PatternKeyword(TextPattern pattern)
        : base("pattern")
    {
        _pattern = pattern;
        _expectation = $"text like {pattern}";
    }

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new PatternKeyword(schema.Pattern("pattern", schema.Text("pattern")));
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) =>
        instance.Type != JsonTypes.String
        || _pattern.IsMatch(instance.Text)
        || Refuse(instance, findings, _expectation);

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.String : JsonTypes.None;
}
