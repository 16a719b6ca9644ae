using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>A check that needs a query of its own.</summary>
internal abstract class QueryCheck(QualityRule rule, CheckedTable table) : RuleCheck(rule, table)
{
    /// <summary>A query of one row: rows checked, rows failed, what was found as text or null.</summary>
    public abstract SqlText Count { get; }
}
