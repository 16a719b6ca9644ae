using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using EtlTools.Sources;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models;

/// <summary>Reads what a staging table of a model says of its files' format: the section <c>format</c>.</summary>
internal static class FormatSection
{
    private const string Section = "format";

    /// <summary>Reads the section.</summary>
    /// <returns>The format; null when there is no such section.</returns>
    /// <exception cref="EtlException">It contradicts itself, or the path to the records cannot be read.</exception>
    public static SourceFormat? Read(YamlText yaml)
    {
        if (yaml.Root[Section] is not JObject section) return null;
        SourceFormat format = new()
        {
            Kind = section["kind"] is null ? null : yaml.Choice($"{Section}.kind", FormatKind.Delimited),
            Delimiter = yaml.Text($"{Section}.delimiter"),
            Quote = yaml.Text($"{Section}.quote"),
            Escape = yaml.Text($"{Section}.escape")?[0],
            Comment = yaml.Text($"{Section}.comment")?[0],
            SkipLines = section.Value<int?>("skip_lines"),
            HasHeader = section.Value<bool?>("has_header"),
            Header = Texts(section["header"]),
            NullValues = Texts(section["null_values"]),
            Trim = section.Value<bool?>("trim"),
            TrailingDelimiter = section.Value<bool?>("trailing_delimiter"),
            Columns = section["columns"]?.Select(Column).ToArray(),
            Encoding = yaml.Text($"{Section}.encoding"),
            RecordPath = yaml.Text($"{Section}.record_path"),
            Explode = section["explode"] is null ? null : yaml.Names($"{Section}.explode"),
        };
        try
        {
            format.Check();
        }
        catch (EtlException error)
        {
            throw new EtlException(
                error.Id, $"{yaml.File}:{yaml.LineOf(Section)}: {error.Message}", error.NextStep, yaml.File, error);
        }

        return format;
    }

    private static string[]? Texts(JToken? list) => list?.Select(item => YamlAccess.Text(item)!).ToArray();

    private static FixedColumn Column(JToken column) => new(
        YamlAccess.Text(column["name"])!, column.Value<int>("start"), column.Value<int>("width"));
}
