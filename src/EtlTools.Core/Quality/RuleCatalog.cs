using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Quality;

/// <summary>Keeps <c>etl.rule</c> as the model says.</summary>
internal static class RuleCatalog
{
    /// <summary>Writes rules that are new or differ.</summary>
    /// <returns>The id of each of the model's rules, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> SaveAsync(
        EtlSession session, EtlModel model, IReadOnlyList<QualityRule> rules, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlScript.Of("quality/upsert_rules.sql", model.Name, RuleDefinition.ToJson(rules, model)),
            cancellationToken);
        IReadOnlyList<(string Name, long Id)> ids = await session.QueryAsync(
            SqlScript.Of("quality/rule_ids.sql", model.Name),
            row => (row.GetString(0), row.GetInt64(1)),
            cancellationToken);
        return ids.ToDictionary(rule => rule.Name, rule => rule.Id, StringComparer.Ordinal);
    }
}
