using System.Text.Json;
using EtlTools.Contracts.Patterns;
using EtlTools.Contracts.Values;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>
/// A schema as keywords read it: each value in the form the keyword needs, or a refusal that names the place.
/// </summary>
/// <param name="compiler">Compiles the schemas in it.</param>
/// <param name="file">Its file.</param>
/// <param name="place">Where it stands.</param>
internal sealed class SchemaSource(SchemaCompiler compiler, SchemaFile file, SchemaPlace place)
{
    /// <summary>Its keywords.</summary>
    public IEnumerable<string> Names => place.Element.EnumerateObject().Select(property => property.Name);

    /// <summary>A keyword's value; null where it is not there.</summary>
    public JsonElement? Get(string name) => place.Element.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>A keyword's value as a number.</summary>
    public NumberLiteral? Number(string name)
    {
        if (Get(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number ? new NumberLiteral(value) : throw Wrong(name, "a number");
    }

    /// <summary>A keyword's value as a whole number from 0.</summary>
    public long? Count(string name)
    {
        if (Number(name) is not { } number) return null;
        return number.Value.ToCount() ?? throw Wrong(name, "a whole number, at least 0");
    }

    /// <summary>A keyword's value as text.</summary>
    public string Text(string name) =>
        Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(name, "text");

    /// <summary>A keyword's value as true or false.</summary>
    public bool Flag(string name) => Get(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>A keyword's value as a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        const string Expected = "a list of texts";
        if (Get(name) is not { ValueKind: JsonValueKind.Array } list) throw Wrong(name, Expected);
        return
        [
            .. list.EnumerateArray().Select(item =>
                item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, Expected)),
        ];
    }

    /// <summary>A keyword's value as a list of texts, which may be a single one.</summary>
    public IReadOnlyList<string> TextsOrText(string name) =>
        Get(name)?.ValueKind == JsonValueKind.Array ? Texts(name) : [Text(name)];

    /// <summary>A keyword's value as a schema; null where it is not there.</summary>
    public Schema? Schema(string name) => place.Child(name) is { } child ? compiler.Compile(child) : null;

    /// <summary>A keyword's value as a list of schemas.</summary>
    public IReadOnlyList<Schema> Schemas(string name)
    {
        SchemaPlace list = place.Child(name)!;
        if (list.Element.ValueKind != JsonValueKind.Array || list.Element.GetArrayLength() == 0)
            throw Wrong(name, "a list of schemas that is not empty");
        return [.. SchemaParts.Children(list).Select(compiler.Compile)];
    }

    /// <summary>A keyword's value as schemas with names; none where it is not there.</summary>
    public IReadOnlyDictionary<string, Schema> Named(string name)
    {
        Dictionary<string, Schema> schemas = new(StringComparer.Ordinal);
        if (Get(name) is null) return schemas;
        SchemaSource entries = Part(name);
        foreach (string entry in entries.Names) schemas.Add(entry, entries.Schema(entry)!);
        return schemas;
    }

    /// <summary>A keyword's value as names with values.</summary>
    public SchemaSource Part(string name)
    {
        SchemaPlace part = place.Child(name)!;
        if (part.Element.ValueKind != JsonValueKind.Object) throw Wrong(name, "an object");
        return new(compiler, file, part);
    }

    /// <summary>A regular expression that a keyword names.</summary>
    public TextPattern Pattern(string name, string pattern)
    {
        try
        {
            return TextPattern.Of(pattern);
        }
        catch (PatternException error)
        {
            throw Unsupported(name, $"the regular expression {pattern} {error.Message}", error.NextStep);
        }
    }

    /// <summary>A refusal: the value is not what the keyword needs.</summary>
    public EtlException Wrong(string name, string expected) => file.Refuse(
        ErrorIds.ContractSchema,
        JsonPointer.Child(place.Pointer, name),
        $"'{name}' is {Short(Get(name))}; expected {expected}",
        "Mend the schema at that place; draft-07 of JSON Schema says what each keyword takes.");

    /// <summary>A refusal: it would not be checked.</summary>
    public EtlException Unsupported(string name, string what, string nextStep) =>
        file.Refuse(ErrorIds.ContractUnsupported, JsonPointer.Child(place.Pointer, name), what, nextStep);

    /// <summary>A refusal: draft-07 has it ignored there, and whoever wrote it meant it to be checked.</summary>
    public EtlException Ignored(string name, string why, string nextStep) =>
        Unsupported(name, $"'{name}' checks nothing here, because {why}", nextStep);

    private static string Short(JsonElement? value)
    {
        string text = value?.GetRawText() ?? "missing";
        return text.Length <= 60 ? text : text[..57] + "...";
    }
}
