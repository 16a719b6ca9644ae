using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using EtlTools.Sources;
using EtlTools.Sources.Json;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models;

/// <summary>Reads what a staging table of a model says of its files' format: the section <c>format</c>.</summary>
internal static class FormatSection
{
    private const string Section = "format";

    /// <summary>Reads the section.</summary>
    /// <returns>The format; null when there is no such section.</returns>
    /// <exception cref="EtlException">The path to the records cannot be read.</exception>
    public static SourceFormat? Read(YamlText yaml)
    {
        if (yaml.Root[Section] is not JObject section) return null;
        SourceFormat format = new()
        {
            Kind = section["kind"] is null ? null : yaml.Choice($"{Section}.kind", FormatKind.Delimited),
            RecordPath = yaml.Text($"{Section}.record_path"),
            Explode = section["explode"] is null ? null : yaml.Names($"{Section}.explode"),
        };
        if (format.RecordPath is null) return format;
        try
        {
            RecordPath.Parse(format.RecordPath);
        }
        catch (EtlException error)
        {
            throw new EtlException(
                error.Id, $"{yaml.File}:{yaml.LineOf(Section)}: {error.Message}", error.NextStep, yaml.File, error);
        }

        return format;
    }
}
