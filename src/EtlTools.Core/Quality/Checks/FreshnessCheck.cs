using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>freshness</c>: the newest value is no older than an interval before the run's present. It checks one thing, the
/// table, and nothing when no row in scope has a value.
/// </summary>
internal sealed class FreshnessCheck(QualityRule rule, CheckedTable table, DateTimeOffset asOf) : ScanCheck(rule, table)
{
    /// <inheritdoc />
    public override SqlText Counts
    {
        get
        {
            SqlText newest = SqlText.Of(
                $"max(cast({new Identifier(Rule.Columns[0])} as timestamptz)) filter (where {Scope})");
            SqlText isOld = SqlText.Of($"{newest} < {asOf} - cast({Rule.MaxAge}::text as interval)");
            return SqlText.Of(
                $"({newest} is not null)::int::bigint, coalesce(({isOld})::int, 0)::bigint, cast({newest} as text)");
        }
    }

    /// <inheritdoc />
    public override SqlText Violations(string? found) =>
        SqlScript.Of("quality/table_violation.sql", Table.Name.ToString(), found);
}
