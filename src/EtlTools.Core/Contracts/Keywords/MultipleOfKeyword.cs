using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>multipleOf</c>: what a number is a multiple of, in decimal: 0.3 is a multiple of 0.1.</summary>
internal sealed class MultipleOfKeyword : Keyword
{
    private const int MaxDigits = 18;

    private readonly NumberLiteral _divisor;
    private readonly string _expectation;

    private MultipleOfKeyword(NumberLiteral divisor)
        : base("multipleOf")
    {
        _divisor = divisor;
        _expectation = $"a multiple of {divisor}";
    }

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        NumberLiteral divisor = schema.Number("multipleOf")!;
        if (!divisor.Value.IsPositive || divisor.Value.SignificantDigits > MaxDigits)
            throw schema.Wrong("multipleOf", $"a number above 0 of at most {MaxDigits} digits");
        yield return new MultipleOfKeyword(divisor);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) =>
        instance.Type != JsonTypes.Number
        || instance.Number.IsMultipleOf(_divisor.Value)
        || Refuse(instance, findings, _expectation);

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.Number : JsonTypes.None;
}
