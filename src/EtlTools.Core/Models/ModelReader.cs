using EtlTools.Contracts;
using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using EtlTools.Quality;
using EtlTools.Staging.Drift;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models;

/// <summary>Reads a model folder and checks everything that can be checked without a database.</summary>
public static class ModelReader
{
    private static readonly string[] s_tableFolders = ["dimensions", "facts", "aggregates"];

    /// <summary>Reads a model.</summary>
    /// <param name="folder">The folder that holds <c>model.yml</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The model, its tables in the order they are built.</returns>
    /// <exception cref="EtlException">
    /// The first thing that is wrong: file, line, what was found, what was expected.
    /// </exception>
    public static async Task<EtlModel> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string file = Path.Combine(folder, "model.yml");
        if (!File.Exists(file))
        {
            throw new EtlException(
                ErrorIds.ModelNotFound,
                $"{folder} is not a model: it holds no model.yml.",
                "Name the folder of a model, such as sql/models/retail.",
                folder);
        }

        YamlText header = await ReadYamlAsync(file, "model", cancellationToken);
        EtlModel model = new()
        {
            Name = header.Text("name")!,
            Description = header.Text("description"),
            Folder = folder,
            StagingSchema = header.Text("staging_schema") ?? "staging",
            WarehouseSchema = header.Text("warehouse_schema") ?? "warehouse",
        };

        List<StagingTable> staging = [];
        foreach (string path in Files(folder, "staging", "*.yml"))
            staging.Add(await ReadStagingAsync(path, cancellationToken));

        List<WarehouseTable> tables = [];
        foreach (string path in s_tableFolders.SelectMany(name => Files(folder, name, "*.sql")))
            tables.Add(await TableFile.ReadAsync(path, model, cancellationToken));

        List<QualityRule> rules = [];
        foreach (string path in Files(folder, "quality", "*.yml"))
            rules.AddRange(await RuleFile.ReadAsync(path, cancellationToken));

        model = model with { Staging = staging, Tables = tables, Rules = rules };
        ModelConsistency.Check(model);
        return model with { Tables = ModelOrder.Sort(tables, model.WarehouseSchema) };
    }

    private static async Task<StagingTable> ReadStagingAsync(string file, CancellationToken cancellationToken)
    {
        YamlText yaml = await ReadYamlAsync(file, "staging", cancellationToken);
        return new StagingTable
        {
            Table = yaml.Text("table")!,
            Files = yaml.Names("files"),
            Pick = yaml.Choice("pick", FilePick.Newest),
            Mode = yaml.Choice("mode", LoadMode.Full),
            Key = yaml.Names("key"),
            Watermark = yaml.Text("watermark"),
            OnConflict = yaml.Choice("on_conflict", KeyConflict.Fail),
            Columns = yaml.Names("columns"),
            Format = FormatSection.Read(yaml),
            Contract = await ReadContractAsync(yaml, cancellationToken),
            Drift = DriftOf(yaml),
            Description = yaml.Text("description"),
            File = file,
        };
    }

    private static async Task<RecordContract?> ReadContractAsync(YamlText yaml, CancellationToken cancellationToken) =>
        yaml.Text("contract") is { } file
            ? await RecordContract.ReadAsync(
                Path.GetFullPath(file, Path.GetDirectoryName(Path.GetFullPath(yaml.File))!), cancellationToken)
            : null;

    private static DriftPolicy? DriftOf(YamlText yaml) => yaml.Root.SelectToken("drift") switch
    {
        null => null,
        JObject kinds => DriftPolicy.Of(
            kinds.Properties().Select(kind => KeyValuePair.Create(kind.Name, YamlAccess.Text(kind.Value)!))),
        JToken word => DriftPolicy.Parse(YamlAccess.Text(word)!),
    };

    private static async Task<YamlText> ReadYamlAsync(string file, string schema, CancellationToken cancellationToken)
    {
        YamlText yaml = YamlText.Parse(file, await File.ReadAllTextAsync(file, cancellationToken), firstLine: 1);
        await YamlSchema.CheckAsync(schema, yaml, cancellationToken);
        return yaml;
    }

    private static IEnumerable<string> Files(string folder, string name, string pattern) =>
        Directory.Exists(Path.Combine(folder, name))
            ? Directory.EnumerateFiles(Path.Combine(folder, name), pattern).Order(StringComparer.Ordinal)
            : [];
}
