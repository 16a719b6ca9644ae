using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>A check of one column, row by row.</summary>
/// <remarks>Only rows that have a value are checked: a null violates <c>not_null</c> and nothing else.</remarks>
internal abstract class ColumnCheck(QualityRule rule, CheckedTable table) : ScanCheck(rule, table)
{
    /// <inheritdoc />
    public sealed override SqlText Counts =>
        SqlText.Of($"count(*) filter (where {Applies}), count(*) filter (where {Applies} and {Violates}), null::text");

    /// <summary>The column.</summary>
    protected Identifier Column => new(Rule.Columns[0]);

    /// <summary>The column as it is in the database.</summary>
    protected CheckedColumn ColumnInfo => Table.Find(Rule.Columns[0])!;

    /// <summary>The rows that are checked.</summary>
    protected virtual SqlText Applies => ScopeWithValues;

    /// <summary>The condition that a row at fault meets.</summary>
    protected abstract SqlText Violates { get; }

    /// <inheritdoc />
    public sealed override SqlText Violations(string? found) => SqlScript.Of(
        "quality/row_violations.sql",
        new Dictionary<string, SqlText>
        {
            ["row_key"] = RowKey.Of(Table),
            ["value"] = RowKey.AsText(Rule.Columns[0]),
            ["table"] = Table.Name,
            ["violates"] = SqlText.Of($"{Applies} and {Violates}"),
            ["order"] = RowKey.Order(Table),
        });

    /// <summary>A written value in the column's own type.</summary>
    protected SqlText Typed(string value) => SqlText.Of($"cast({value}::text as {SqlText.Trusted(ColumnInfo.Type)})");
}
