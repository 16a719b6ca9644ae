using System.Globalization;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>row_count</c>: the number of rows in scope lies between bounds, both included. It checks one thing, the table.
/// </summary>
internal sealed class RowCountCheck(QualityRule rule, CheckedTable table) : ScanCheck(rule, table)
{
    /// <inheritdoc />
    public override SqlText Counts
    {
        get
        {
            SqlText rows = SqlText.Of($"count(*) filter (where {Scope})");
            SqlText isOutside = SqlText.Of(
                $"{rows} not between {Bound(Rule.Min, 0)}::bigint and {Bound(Rule.Max, long.MaxValue)}::bigint");
            return SqlText.Of($"1::bigint, ({isOutside})::int::bigint, cast({rows} as text)");
        }
    }

    /// <summary>Reads a written bound.</summary>
    public static bool TryBound(string written, out long rows) => long.TryParse(
        written, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out rows);

    /// <inheritdoc />
    public override SqlText Violations(string? found) =>
        SqlScript.Of("quality/table_violation.sql", Table.Name.ToString(), found);

    private static long Bound(string? written, long otherwise) =>
        written is not null && TryBound(written, out long rows) ? rows : otherwise;
}
