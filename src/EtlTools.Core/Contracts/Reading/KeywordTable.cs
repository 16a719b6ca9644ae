using System.Collections.Frozen;
using EtlTools.Contracts.Keywords;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>The keywords a schema may have: those that are checked, and those that say nothing about a value.</summary>
internal static class KeywordTable
{
    private const string Draft = "http://json-schema.org/draft-07/schema";

    private static readonly FrozenDictionary<string, KeywordReader> s_readers =
        new (KeywordReader Read, string[] Names)[]
        {
            (TypeKeyword.Read, ["type"]),
            (EnumKeyword.Read, ["enum", "const"]),
            (BoundKeyword.Read, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]),
            (MultipleOfKeyword.Read, ["multipleOf"]),
            (SizeKeyword.ReadLength, ["minLength", "maxLength"]),
            (PatternKeyword.Read, ["pattern"]),
            (FormatKeyword.Read, ["format"]),
            (PropertiesKeyword.Read, ["properties", "patternProperties", "additionalProperties"]),
            (RequiredKeyword.Read, ["required"]),
            (PropertyNamesKeyword.Read, ["propertyNames"]),
            (SizeKeyword.ReadProperties, ["minProperties", "maxProperties"]),
            (DependenciesKeyword.Read, ["dependencies"]),
            (ItemsKeyword.Read, ["items", "additionalItems"]),
            (ContainsKeyword.Read, ["contains"]),
            (SizeKeyword.ReadItems, ["minItems", "maxItems"]),
            (UniqueItemsKeyword.Read, ["uniqueItems"]),
            (AllOfKeyword.Read, ["allOf"]),
            (ChoiceKeyword.Read, ["anyOf", "oneOf"]),
            (NotKeyword.Read, ["not"]),
            (IfKeyword.Read, ["if", "then", "else"]),
        }
        .SelectMany(group => group.Names.Select(name => (name, group.Read)))
        .ToFrozenDictionary(entry => entry.name, entry => entry.Read, StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_notes = new[]
    {
        "$comment", "$defs", "$id", "$ref", "default", "definitions", "description", "examples", "readOnly", "title",
        "writeOnly",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_instead = new Dictionary<string, string>
    {
        ["$anchor"] = "Write \"$id\": \"#name\".",
        ["$dynamicRef"] = "Write '$ref'.",
        ["$recursiveRef"] = "Write '$ref'.",
        ["contentEncoding"] = "Write it as a pattern, or remove it.",
        ["contentMediaType"] = "Remove it.",
        ["dependentRequired"] = "Write 'dependencies'.",
        ["dependentSchemas"] = "Write 'dependencies'.",
        ["id"] = "Write '$id'.",
        ["nullable"] = "Write \"type\": [\"string\", \"null\"].",
        ["prefixItems"] = "Write 'items' with a list, and 'additionalItems' for the rest.",
        ["unevaluatedItems"] = "Write 'additionalItems'.",
        ["unevaluatedProperties"] = "Write 'additionalProperties'.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What reads a keyword; null where there is nothing to check.</summary>
    /// <exception cref="EtlException">It would not be checked.</exception>
    public static KeywordReader? ReaderOf(string name, SchemaSource schema)
    {
        if (s_readers.TryGetValue(name, out KeywordReader? reader)) return reader;
        if (s_notes.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal)) return null;
        if (name == "$schema") return CheckDraft(schema);
        string? alike = s_readers.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        string instead = alike is null
            ? s_instead.GetValueOrDefault(name, "Remove it; a name that begins with x- is taken as a note.")
            : $"Write '{alike}'.";
        throw schema.Unsupported(name, $"the keyword '{name}' is not checked", instead);
    }

    /// <summary>The keyword whose value, or a part of it, is at a place: <c>properties</c> at /properties/id.</summary>
    public static string NameIn(string pointer) => JsonPointer.Steps(pointer).ToArray() switch
    {
        [.., "properties" or "patternProperties" or "dependencies" or "allOf" or "anyOf" or "oneOf" or "items", _] steps
            => steps[^2],
        [.., var last] when s_readers.ContainsKey(last) => last,
        _ => "false",
    };

    private static KeywordReader? CheckDraft(SchemaSource schema)
    {
        string draft = schema.Text("$schema");
        if (draft.TrimEnd('#').Replace("https:", "http:", StringComparison.Ordinal) == Draft) return null;
        throw schema.Unsupported(
            "$schema", $"the contract is written in {draft}", $"Write it in draft-07: \"{Draft}#\".");
    }
}
