using System.Text.Json;
using EtlTools.Contracts.Keywords;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>Makes schemas of the text in a file, and refuses what would not be checked as it is meant.</summary>
internal sealed class SchemaCompiler
{
    private readonly Dictionary<string, Schema> _schemas = new(StringComparer.Ordinal);
    private readonly SchemaFile _file;
    private readonly SchemaIds _ids;

    private SchemaCompiler(SchemaFile file, SchemaPlace root)
    {
        _file = file;
        _ids = new SchemaIds(file, root);
    }

    /// <summary>Compiles a file.</summary>
    /// <exception cref="EtlException">It is no schema, or says what cannot be checked.</exception>
    public static Schema Compile(SchemaFile file)
    {
        SchemaPlace root = new(file.Root, "", new Uri(Path.GetFullPath(file.Path)).AbsoluteUri);
        SchemaCompiler compiler = new(file, root);
        Schema schema = compiler.Compile(root);
        compiler.RefuseCircles();
        return schema;
    }

    /// <summary>Compiles the schema at a place, once.</summary>
    public Schema Compile(SchemaPlace place)
    {
        if (_schemas.TryGetValue(place.Pointer, out Schema? schema)) return schema;
        schema = new();
        _schemas.Add(place.Pointer, schema);
        schema.Keywords = place.Element.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => [new FalseKeyword(KeywordTable.NameIn(place.Pointer))],
            JsonValueKind.Object => Keywords(place),
            _ => throw _file.Refuse(
                ErrorIds.ContractSchema,
                place.Pointer,
                "a schema was expected: an object, true or false",
                "Mend the schema at that place."),
        };
        return schema;
    }

    private Keyword[] Keywords(SchemaPlace place)
    {
        SchemaSource source = new(this, _file, place);
        source.Named("definitions");
        source.Named("$defs");
        if (source.Get("$ref") is not null) return [Reference(source, place)];
        return
        [
            .. source.Names
                .Select(name => KeywordTable.ReaderOf(name, source))
                .OfType<KeywordReader>()
                .Distinct()
                .SelectMany(read => read(source))
                .OrderBy(keyword => keyword is not TypeKeyword),
        ];
    }

    private AllOfKeyword Reference(SchemaSource source, SchemaPlace place)
    {
        string reference = source.Text("$ref");
        if (source.Names.FirstOrDefault(name => KeywordTable.ReaderOf(name, source) is not null) is { } beside)
        {
            throw source.Ignored(
                beside, "draft-07 ignores what stands beside a '$ref'", "Put the '$ref' into an 'allOf'.");
        }

        SchemaPlace target = _ids.Find(place, reference) ?? throw source.Unsupported(
            "$ref",
            $"the $ref '{reference}' is not in this file",
            "Put what it refers to into the file's 'definitions'; other files and addresses are not read.");
        return new("$ref", [Compile(target)]);
    }

    // A schema that refers to itself for the same value never comes to an end.
    private void RefuseCircles()
    {
        HashSet<Schema> done = [];
        foreach ((string pointer, Schema schema) in _schemas) Follow(schema, pointer, [], done);
    }

    private void Follow(Schema schema, string pointer, HashSet<Schema> path, HashSet<Schema> done)
    {
        if (done.Contains(schema)) return;
        if (!path.Add(schema))
        {
            throw _file.Refuse(
                ErrorIds.ContractSchema,
                pointer,
                "the schema refers to itself for the same value, and never comes to an end",
                "Break the circle of $ref.");
        }

        foreach (Schema next in schema.Keywords.SelectMany(keyword => keyword.InPlace))
            Follow(next, pointer, path, done);
        path.Remove(schema);
        done.Add(schema);
    }
}
