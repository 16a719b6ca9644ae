using EtlTools.Contracts.Patterns;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary>
/// <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: a schema for each property of an
/// object.
/// </summary>
internal sealed class PropertiesKeyword : Keyword
{
    private readonly Dictionary<byte[], Schema[]>.AlternateLookup<ReadOnlySpan<byte>> _named;
    private readonly (TextPattern Name, Schema Schema)[] _patterns;
    private readonly Schema[] _additional;

    private PropertiesKeyword(
        IReadOnlyDictionary<string, Schema> named, (TextPattern, Schema)[] patterns, Schema? additional)
        : base("properties")
    {
        _patterns = patterns;
        _additional = additional is null ? [] : [additional];
        Dictionary<byte[], Schema[]> schemas = new(Utf8Comparer.Instance);
        _named = schemas.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach ((string name, Schema schema) in named)
        {
            byte[] key = new PropertyName(name).Utf8;
            schemas.Add(key, [schema, .. MatchingPatterns(key)]);
        }
    }

    /// <summary>Reads all three from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        (TextPattern, Schema)[] patterns =
        [
            .. schema.Named("patternProperties")
                .Select(entry => (schema.Pattern("patternProperties", entry.Key), entry.Value)),
        ];
        yield return new PropertiesKeyword(schema.Named("properties"), patterns, schema.Schema("additionalProperties"));
    }

    /// <summary>The schemas for a property of a name.</summary>
    public Schema[] SchemasOf(ReadOnlySpan<byte> name)
    {
        if (_named.TryGetValue(name, out Schema[]? schemas)) return schemas;
        if (_patterns.Length == 0) return _additional;
        schemas = MatchingPatterns(name);
        return schemas.Length == 0 ? _additional : schemas;
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != JsonTypes.Object) return true;
        bool isGood = true;
        Schema[][]? ofColumns = instance.Row?.SchemasOf(this);
        PropertyCursor property = new(instance, ofColumns);
        while (property.MoveNext())
        {
            foreach (Schema schema in ofColumns is null ? SchemasOf(property.Name) : ofColumns[property.Column])
            {
                if (CheckProperty(schema, property, findings)) continue;
                if (!WantsMore(findings)) return false;
                isGood = false;
            }
        }

        return isGood;
    }

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) => property is null
        ? JsonTypes.All
        : SchemasOf(new PropertyName(property).Utf8)
            .Aggregate(JsonTypes.All, (types, schema) => types & schema.Admits(null));

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null
        ? JsonTypes.Object
        : SchemasOf(new PropertyName(property).Utf8)
            .Aggregate(JsonTypes.None, (types, schema) => types | schema.Concerns(null));

    private Schema[] MatchingPatterns(ReadOnlySpan<byte> name)
    {
        List<Schema> matching = [];
        foreach ((TextPattern pattern, Schema schema) in _patterns)
        {
            if (pattern.IsMatch(name)) matching.Add(schema);
        }

        return [.. matching];
    }
}
