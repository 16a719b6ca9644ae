using System.Text.Json;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>enum</c> and <c>const</c>: which values there may be. 1 and 1.0 are the same.</summary>
internal sealed class EnumKeyword : Keyword
{
    private readonly JsonElement[] _values;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _texts;
    private readonly JsonElement[] _others;
    private readonly JsonTypes _types;

    private EnumKeyword(string name, IEnumerable<JsonElement> values)
        : base(name)
    {
        _values = [.. values];
        _types = _values.Aggregate(JsonTypes.None, (types, value) => types | Instance.Of(value).Type);
        _texts = _values
            .Where(IsText)
            .Select(value => Instance.Of(value).Text.ToArray())
            .ToHashSet(Utf8Comparer.Instance)
            .GetAlternateLookup<ReadOnlySpan<byte>>();
        _others = [.. _values.Where(value => !IsText(value))];
    }

    /// <summary>Reads both from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        if (schema.Get("enum") is { } list)
        {
            if (list.ValueKind != JsonValueKind.Array) throw schema.Wrong("enum", "a list of values");
            yield return new EnumKeyword("enum", list.EnumerateArray());
        }

        if (schema.Get("const") is { } value) yield return new EnumKeyword("const", [value]);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type == JsonTypes.String)
        {
            if (_texts.Contains(instance.Text)) return true;
        }
        else
        {
            foreach (JsonElement value in _others)
            {
                if (Equality.AreSame(instance, value)) return true;
            }
        }

        return findings is not null && Refuse(instance, findings, Expectation());
    }

    /// <inheritdoc />
    public override JsonTypes Admits(string? property) => property is null ? _types : JsonTypes.All;

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? _types : JsonTypes.None;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private string Expectation()
    {
        const int Shown = 12;
        string values = string.Join(", ", _values.Take(Shown).Select(value => value.GetRawText()));
        string more = _values.Length > Shown ? $" or {_values.Length - Shown} others" : "";
        return _values.Length == 1 ? values : $"one of {values}{more}";
    }
}
