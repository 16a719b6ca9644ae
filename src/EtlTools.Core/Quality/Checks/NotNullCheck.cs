using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary><c>not_null</c>: the column has a value. An empty text is a value.</summary>
internal sealed class NotNullCheck(QualityRule rule, CheckedTable table) : ColumnCheck(rule, table)
{
    /// <inheritdoc />
    protected override SqlText Applies => Scope;

    /// <inheritdoc />
    protected override SqlText Violates => SqlText.Of($"{Column} is null");
}
