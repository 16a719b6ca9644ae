using System.Text;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary>
/// <c>minLength</c> and <c>maxLength</c> in code points, <c>minItems</c> and <c>maxItems</c>, <c>minProperties</c> and
/// <c>maxProperties</c>: how much there may be of something.
/// </summary>
internal sealed class SizeKeyword : Keyword
{
    private readonly JsonTypes _type;
    private readonly long _least;
    private readonly long _most;
    private readonly string _expectation;

    private SizeKeyword(string name, JsonTypes type, long least, long most, string expectation)
        : base(name)
    {
        _type = type;
        _least = least;
        _most = most;
        _expectation = expectation;
    }

    /// <summary>Reads <c>minLength</c> and <c>maxLength</c> from a schema.</summary>
    public static IEnumerable<Keyword> ReadLength(SchemaSource schema) =>
        Read(schema, JsonTypes.String, "Length", "character", "characters");

    /// <summary>Reads <c>minItems</c> and <c>maxItems</c> from a schema.</summary>
    public static IEnumerable<Keyword> ReadItems(SchemaSource schema) =>
        Read(schema, JsonTypes.Array, "Items", "entry", "entries");

    /// <summary>Reads <c>minProperties</c> and <c>maxProperties</c> from a schema.</summary>
    public static IEnumerable<Keyword> ReadProperties(SchemaSource schema) =>
        Read(schema, JsonTypes.Object, "Properties", "property", "properties");

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings)
    {
        if (instance.Type != _type) return true;
        long size = SizeOf(instance);
        return (size >= _least && size <= _most) || Refuse(instance, findings, _expectation);
    }

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? _type : JsonTypes.None;

    private static IEnumerable<Keyword> Read(
        SchemaSource schema, JsonTypes type, string what, string one, string several)
    {
        string counted(long count) => $"{count} {(count == 1 ? one : several)}";
        if (schema.Count($"min{what}") is { } least)
            yield return new SizeKeyword($"min{what}", type, least, long.MaxValue, $"at least {counted(least)}");
        if (schema.Count($"max{what}") is { } most)
            yield return new SizeKeyword($"max{what}", type, 0, most, $"at most {counted(most)}");
    }

    private static long SizeOf(in Instance instance)
    {
        if (instance.Type == JsonTypes.Array) return instance.Element.GetArrayLength();
        if (instance.Type == JsonTypes.String) return CodePoints(instance.Text);
        if (instance.Row is null) return instance.Element.GetPropertyCount();
        long count = 0;
        PropertyCursor properties = new(instance);
        while (properties.MoveNext()) count++;
        return count;
    }

    // All bytes of a character but the first are 10xxxxxx.
    private static long CodePoints(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        long count = 0;
        foreach (byte part in text)
        {
            if ((part & 0xC0) != 0x80) count++;
        }

        return count;
    }
}
