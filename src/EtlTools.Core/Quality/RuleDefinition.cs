using EtlTools.Models;
using EtlTools.Sql;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EtlTools.Quality;

/// <summary>Rules as <c>etl.rule</c> holds them.</summary>
internal static class RuleDefinition
{
    /// <summary>A JSON array with a row of <c>etl.rule</c> for each rule.</summary>
    public static string ToJson(IEnumerable<QualityRule> rules, EtlModel model) =>
        new JArray(rules.Select(rule => new JObject
        {
            ["name"] = rule.Name,
            ["target"] = TableName.Parse(rule.Table, model.WarehouseSchema).ToString(),
            ["check_kind"] = rule.Check,
            ["definition"] = AsWritten(rule),
            ["category"] = rule.Category.ToString(),
            ["severity"] = rule.Severity.ToString(),
            ["threshold"] = rule.Threshold,
        })).ToString(Formatting.None);

    // The file and line are left out: a rule that moves has not changed.
    private static JObject AsWritten(QualityRule rule)
    {
        JObject definition = new()
        {
            ["rule"] = rule.Name,
            ["table"] = rule.Table,
            ["check"] = rule.Check,
            ["columns"] = rule.Columns.Count > 0 ? new JArray(rule.Columns) : null,
            ["min"] = rule.Min,
            ["max"] = rule.Max,
            ["values"] = rule.Values.Count > 0 ? new JArray(rule.Values) : null,
            ["pattern"] = rule.Pattern,
            ["references"] = rule.References,
            ["max_age"] = rule.MaxAge,
            ["sql"] = rule.Sql,
            ["where"] = rule.Where,
            ["expectation"] = rule.Expectation,
            ["category"] = rule.Category.ToString(),
            ["severity"] = rule.Severity.ToString(),
            ["threshold"] = rule.Threshold,
            ["description"] = rule.Description,
        };
        foreach (JProperty property in definition.Properties().ToList())
            if (property.Value.Type == JTokenType.Null) property.Remove();
        return definition;
    }
}
