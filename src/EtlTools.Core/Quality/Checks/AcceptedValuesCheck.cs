using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary><c>accepted_values</c>: the value is one of a list, compared in the column's own type.</summary>
internal sealed class AcceptedValuesCheck(QualityRule rule, CheckedTable table) : ColumnCheck(rule, table)
{
    /// <inheritdoc />
    protected override SqlText Violates =>
        SqlText.Of($"{Column} <> all (cast({Rule.Values.ToArray()}::text[] as {SqlText.Trusted(ColumnInfo.Type)}[]))");
}
