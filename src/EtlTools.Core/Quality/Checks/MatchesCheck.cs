using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary><c>matches</c>: the value, as text, contains a match of a regular expression of PostgreSQL.</summary>
internal sealed class MatchesCheck(QualityRule rule, CheckedTable table) : ColumnCheck(rule, table)
{
    /// <inheritdoc />
    protected override SqlText Violates => SqlText.Of($"{RowKey.AsText(Column.Name)} !~ {Rule.Pattern}");
}
