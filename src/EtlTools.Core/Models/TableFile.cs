using System.Globalization;
using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models;

/// <summary>
/// Reads a file of <c>dimensions</c>, <c>facts</c> or <c>aggregates</c>: a YAML comment, then a select.
/// </summary>
internal static class TableFile
{
    private static readonly string[] s_kinds = ["dimension", "calendar", "fact", "aggregate", "rollup"];

    /// <summary>Reads one file.</summary>
    /// <exception cref="EtlException">There is no header, or it does not fit its kind.</exception>
    public static async Task<WarehouseTable> ReadAsync(string file, EtlModel model, CancellationToken cancellationToken)
    {
        string text = await File.ReadAllTextAsync(file, cancellationToken);
        int open = text.IndexOf("/*", StringComparison.Ordinal);
        int close = text.IndexOf("*/", StringComparison.Ordinal);
        if (open < 0 || close < open || text[..open].Trim().Length > 0)
            throw NoHeader(file, "it does not start with a /* … */ comment");

        YamlText header = YamlText.Parse(file, text[(open + 2)..close], LineAt(text, open));
        string kind = s_kinds.FirstOrDefault(name => header.Root is JObject map && map.ContainsKey(name))
            ?? throw NoHeader(file, $"its header names none of {string.Join(", ", s_kinds)}");
        await YamlSchema.CheckAsync(kind, header, cancellationToken);

        string body = text[(close + 2)..];
        string select = body.Trim().TrimEnd(';').TrimEnd();
        int selectStart = close + 2 + (body.Length - body.TrimStart().Length);
        if (select.Length == 0 && kind != "calendar") throw NoHeader(file, "there is no select below its header");

        WarehouseTable table = Read(kind, header, file, model);
        return table with
        {
            Select = select,
            SelectLine = LineAt(text, selectStart),
            SelectColumn = selectStart - text.LastIndexOf('\n', selectStart - 1),
            Description = header.Text("description"),
            Key = header.Names("key"),
            ColumnComments = (header.Root["columns"] as JObject ?? [])
                .Properties()
                .ToDictionary(column => column.Name, column => column.Value.ToString(), StringComparer.Ordinal),
            DependsOn = SqlReferences.Find(select)
                .Where(name => IsTable(name, model))
                .Concat(table.DependsOn)
                .Distinct(StringComparer.Ordinal)
                .ToArray(),
        };
    }

    private static WarehouseTable Read(string kind, YamlText header, string file, EtlModel model)
    {
        string name = header.Text(kind)!;
        switch (kind)
        {
            case "dimension":
                return new DimensionTable
                {
                    Name = name,
                    File = file,
                    Type0 = header.Names("type0"),
                    Type2 = header.Names("type2"),
                    EffectiveFrom = header.Text("effective_from"),
                    ChangedAt = header.Text("changed_at"),
                    OrderBy = header.Names("order_by"),
                    Vanished = header.Choice("vanished", VanishedRows.Keep),
                    SurrogateKey = header.Text("surrogate_key") ?? DefaultSurrogateKey(name),
                };
            case "calendar":
                return new CalendarTable
                {
                    Name = name,
                    File = file,
                    From = Date(header, "from"),
                    To = Date(header, "to"),
                };
            case "fact":
                IReadOnlyList<Lookup> lookups = [.. ((header.Root["lookups"] as JObject)?.Properties() ?? [])
                    .Select(lookup => ReadLookup(header, lookup.Name))];
                return new FactTable
                {
                    Name = name,
                    File = file,
                    Lookups = lookups,
                    Vanished = header.Choice("vanished", VanishedRows.Keep),
                    DependsOn = [.. lookups.Select(lookup => $"{model.WarehouseSchema}.{lookup.Dimension}")],
                };
            case "aggregate":
                return new AggregateTable { Name = name, File = file };
            default:
                return new RollupTable
                {
                    Name = name,
                    File = file,
                    DependsOn = [$"{model.WarehouseSchema}.{name}"],
                };
        }
    }

    // A select is full of alias.column, which looks the same.
    private static bool IsTable(string name, EtlModel model) =>
        name.StartsWith(model.StagingSchema + ".", StringComparison.Ordinal)
        || name.StartsWith(model.WarehouseSchema + ".", StringComparison.Ordinal);

    private static Lookup ReadLookup(YamlText header, string column) => new()
    {
        Column = column,
        Dimension = header.Text($"lookups.{column}.dimension")!,
        On = header.Names($"lookups.{column}.on"),
        At = header.Text($"lookups.{column}.at"),
    };

    private static string DefaultSurrogateKey(string dimension) =>
        (dimension.StartsWith("dim_", StringComparison.Ordinal) ? dimension[4..] : dimension) + "_key";

    private static DateOnly Date(YamlText header, string key) =>
        DateOnly.TryParseExact(
            header.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new EtlException(
                ErrorIds.ModelSchema,
                $"{header.File}:{header.LineOf(key)}: '{key}' is {header.Text(key)}; expected a date like 2024-12-31.",
                "Write a day that exists.",
                header.File);

    private static int LineAt(string text, int position) => 1 + text.AsSpan(0, position).Count('\n');

    private static EtlException NoHeader(string file, string why) =>
        new(ErrorIds.ModelSchema,
            $"{file}:1: not a table of a model: {why}.",
            "Start the file with a comment such as /* dimension: dim_customer\nkey: customer_id */ and put one select "
            + "below it.",
            file);
}
