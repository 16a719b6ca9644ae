using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>propertyNames</c>: a schema for the names in an object.</summary>
internal sealed class PropertyNamesKeyword : Keyword
{
    private readonly Schema _schema;

    private PropertyNamesKeyword(Schema schema)
        : base("propertyNames") => _schema = schema;

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        yield return new PropertyNamesKeyword(schema.Schema("propertyNames")!);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Object) return true;
        PropertyCursor property = new(instance);
        while (property.MoveNext())
        {
            Instance name = Instance.Of(JsonTypes.String, property.Name);
            if (_schema.Check(name, findings: null)) continue;
            if (findings is null) return false;
            Findings ofName = new();
            _schema.Check(name, ofName);
            return Refuse(name, findings, $"a property name that is {string.Join(" and ", ofName.Expectations)}");
        }

        return true;
    }
}
