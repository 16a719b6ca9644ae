using EtlTools.Contracts.Formats;
using EtlTools.Contracts.Reading;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary><c>format</c>: a text of a known form, checked and not merely noted.</summary>
internal sealed class FormatKeyword : Keyword
{
    private readonly string _expectation;
    private readonly TextFormat _isOfFormat;

    private FormatKeyword(string format, TextFormat isOfFormat)
        : base("format")
    {
        _expectation = $"text of the format {format}";
        _isOfFormat = isOfFormat;
    }

    /// <summary>Reads it from a schema.</summary>
    public static IEnumerable<Keyword> Read(SchemaSource schema)
    {
        string name = schema.Text("format");
        if (!TextFormats.All.TryGetValue(name, out TextFormat? format))
        {
            throw schema.Unsupported(
                "format",
                $"the format '{name}' is not checked",
                $"Write it as a pattern, or take one of {string.Join(", ", TextFormats.All.Keys.Order())}.");
        }

        yield return new FormatKeyword(name, format);
    }

    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) =>
        instance.Type != JsonTypes.String
        || _isOfFormat(instance.Text)
        || Refuse(instance, findings, _expectation);

    /// <inheritdoc />
    public override JsonTypes Concerns(string? property) => property is null ? JsonTypes.String : JsonTypes.None;
}
