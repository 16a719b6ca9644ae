using EtlTools.Models;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>Makes SQL of rules for which <see cref="RuleObstacle"/> finds nothing.</summary>
internal sealed class RuleCompiler(
    EtlModel model, IReadOnlyDictionary<TableName, CheckedTable> tables, DateTimeOffset asOf)
{
    /// <summary>The check of a rule.</summary>
    public RuleCheck Compile(QualityRule rule)
    {
        CheckedTable table = tables[TableName.Parse(rule.Table, model.WarehouseSchema)];
        return rule.Check switch
        {
            "not_null" => new NotNullCheck(rule, table),
            "unique" => new UniqueCheck(rule, table),
            "range" => new RangeCheck(rule, table),
            "accepted_values" => new AcceptedValuesCheck(rule, table),
            "matches" => new MatchesCheck(rule, table),
            "relationship" => Relationship(rule, table),
            "row_count" => new RowCountCheck(rule, table),
            "freshness" => new FreshnessCheck(rule, table, asOf),
            "sql" => new SelectCheck(rule, table),
            _ => throw new ArgumentException($"There is no check '{rule.Check}'.", nameof(rule)),
        };
    }

    private RelationshipCheck Relationship(QualityRule rule, CheckedTable table)
    {
        Reference reference = Reference.Parse(rule.References!, model);
        return new RelationshipCheck(rule, table, tables[reference.Table], reference.Columns);
    }
}
