using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>if</c>, <c>then</c>, <c>else</c>: a schema that decides which of two others has to match.</summary>
internal sealed class IfKeyword : Keyword
{
    private readonly Schema _condition;
    private readonly Schema _then;
    private readonly Schema _else;

    private IfKeyword(Schema condition, Schema then, Schema otherwise)
        : base("if")
    {
        _condition = condition;
        _then = then;
        _else = otherwise;
    }

    /// <inheritdoc />
    public override IEnumerable<Schema> InPlace => [_condition, _then, _else];

    /// <summary>Reads the three from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        Schema? then = schema.Schema("then");
        Schema? otherwise = schema.Schema("else");
        Schema? condition = schema.Schema("if");
        if (condition is null)
            throw schema.Ignored(then is null ? "else" : "then", "there is no 'if'", "Put an 'if' beside it.");
        if (then is null && otherwise is null)
            throw schema.Ignored("if", "there is neither 'then' nor 'else'", "Put one of them beside it.");
        yield return new IfKeyword(condition, then ?? new Schema(), otherwise ?? new Schema());
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) =>
        (_condition.Check(instance, findings: null) ? _then : _else).Check(instance, findings);

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) => _then.Admits(property) | _else.Admits(property);
}
