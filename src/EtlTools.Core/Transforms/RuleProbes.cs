using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Quality.Checks;
using EtlTools.Sql;

namespace EtlTools.Transforms;

/// <summary>Statements that read no row and fail where a rule names something wrong.</summary>
internal static class RuleProbes
{
    public static IEnumerable<SqlText> Of(EtlModel model, QualityRule rule)
    {
        TableName table = TableName.Parse(rule.Table, model.WarehouseSchema);
        yield return SqlText.Of(
            $"select {SqlText.Columns(rule.Columns)} from {table} where {SqlText.Trusted(rule.Where ?? "true")} limit 0");
        if (rule.Sql is { } sql) yield return SqlText.Of($"select * from ({SqlText.Trusted(sql)}\n) q limit 0");
        if (rule.Pattern is { } pattern) yield return SqlText.Of($"select '' ~ {pattern}");
        if (rule.MaxAge is { } age) yield return SqlText.Of($"select cast(cast({age} as text) as interval)");
        if (rule.References is { } references)
        {
            Reference reference = Reference.Parse(references, model);
            yield return SqlText.Of($"select {SqlText.Columns(reference.Columns)} from {reference.Table} limit 0");
        }
    }
}
