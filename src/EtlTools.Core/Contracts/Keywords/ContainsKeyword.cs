using System.Text.Json;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>contains</c>: a schema that at least one entry of a list has to match.</summary>
internal sealed class ContainsKeyword : Keyword
{
    private readonly Schema _schema;

    private ContainsKeyword(Schema schema)
        : base("contains") => _schema = schema;

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new ContainsKeyword(schema.Schema("contains")!);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Array) return true;
        foreach (JsonElement item in instance.Element.EnumerateArray())
        {
            if (_schema.Check(Instance.Of(item), findings: null)) return true;
        }

        return Refuse(instance, findings, "an entry that matches the schema of 'contains'");
    }

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.Array : JsonTypes.None;
}
