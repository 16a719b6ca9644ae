using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>A check that aggregates over its table, and so shares one scan with others of that table.</summary>
internal abstract class ScanCheck(QualityRule rule, CheckedTable table) : RuleCheck(rule, table)
{
    /// <summary>Three columns of a select: rows checked, rows failed, what was found as text or null.</summary>
    public abstract SqlText Counts { get; }
}
