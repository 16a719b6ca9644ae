using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>not</c>: a schema that must not match.</summary>
internal sealed class NotKeyword : Keyword
{
    private readonly Schema _schema;

    private NotKeyword(Schema schema)
        : base("not") => _schema = schema;

    /// <inheritdoc />
    public override IEnumerable<Schema> InPlace => [_schema];

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new NotKeyword(schema.Schema("not")!);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) =>
        !_schema.Check(instance, findings: null)
        || Refuse(instance, findings, "a value that does not match the schema of 'not'");
}
