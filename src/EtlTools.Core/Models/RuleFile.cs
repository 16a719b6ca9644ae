using System.Globalization;
using EtlTools.Diagnostics;
using EtlTools.Models.Yaml;
using EtlTools.Quality;
using Newtonsoft.Json.Linq;

namespace EtlTools.Models;

/// <summary>Reads a file of <c>quality</c>: a list of rules.</summary>
internal static class RuleFile
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="EtlException">A rule does not say what its check needs.</exception>
    public static async Task<IReadOnlyList<QualityRule>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        YamlText yaml = YamlText.Parse(file, await File.ReadAllTextAsync(file, cancellationToken), firstLine: 1);
        if (yaml.Root is not JArray list)
        {
            throw new EtlException(
                ErrorIds.ModelSchema,
                $"{file}:1: a quality file is a list of rules; found {yaml.Root.Type.ToString().ToLowerInvariant()}.",
                "Start each rule with '- rule: its name'.",
                file);
        }

        List<QualityRule> rules = [];
        for (int i = 0; i < list.Count; i++)
        {
            YamlText rule = yaml.At($"[{i}]");
            await YamlSchema.CheckAsync("rule", rule, cancellationToken);
            rules.Add(await ReadRuleAsync(rule, cancellationToken));
        }

        return rules;
    }

    private static async Task<QualityRule> ReadRuleAsync(YamlText yaml, CancellationToken cancellationToken)
    {
        int line = yaml.LineOf("");
        string? sql = yaml.Text("sql");
        if (sql is not null
            && sql.EndsWith(".sql", StringComparison.Ordinal)
            && !sql.Contains('\n', StringComparison.Ordinal))
        {
            string path = Path.Combine(Path.GetDirectoryName(yaml.File)!, sql);
            if (!File.Exists(path))
            {
                throw new EtlException(
                    ErrorIds.ModelNotFound,
                    $"{yaml.File}:{yaml.LineOf("sql")}: there is no {sql} beside it.",
                    "Put the select there, or write it in place below 'sql: |'.",
                    path);
            }

            sql = await File.ReadAllTextAsync(path, cancellationToken);
        }

        QualityRule rule = new()
        {
            Name = yaml.Text("rule")!,
            Table = yaml.Text("table")!,
            Check = yaml.Text("check")!,
            Columns = [.. yaml.Names("column"), .. yaml.Names("columns")],
            Min = yaml.Text("min"),
            Max = yaml.Text("max"),
            Values = yaml.Names("values"),
            Pattern = yaml.Text("pattern"),
            References = yaml.Text("references"),
            MaxAge = yaml.Text("max_age"),
            Sql = sql?.Trim().TrimEnd(';'),
            Where = yaml.Text("where"),
            Expectation = yaml.Text("expectation"),
            Category = yaml.Choice("category", QualityCategory.Validity),
            Severity = yaml.Choice("severity", RuleSeverity.Warning),
            Threshold = double.Parse(yaml.Text("threshold") ?? "0", CultureInfo.InvariantCulture),
            Description = yaml.Text("description"),
            File = yaml.File,
            Line = line,
        };
        return Missing(rule) is not { } missing
            ? rule
            : throw new EtlException(
                ErrorIds.ModelSchema,
                $"{rule.File}:{line}: rule '{rule.Name}' checks {rule.Check} but says no {missing}.",
                $"Add '{missing}:' to the rule.",
                rule.File);
    }

    private static string? Missing(QualityRule rule) => rule.Check switch
    {
        "row_count" or "sql" => rule.Check == "sql" && rule.Sql is null ? "sql"
            : rule.Check == "row_count" && rule.Min is null && rule.Max is null ? "min"
            : null,
        _ when rule.Columns.Count == 0 => "column",
        "range" when rule.Min is null && rule.Max is null => "min",
        "accepted_values" when rule.Values.Count == 0 => "values",
        "matches" when rule.Pattern is null => "pattern",
        "relationship" when rule.References is null => "references",
        "freshness" when rule.MaxAge is null => "max_age",
        _ => null,
    };
}
