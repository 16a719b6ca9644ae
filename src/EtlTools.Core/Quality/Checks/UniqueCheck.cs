using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>unique</c>: no two rows agree in the columns. Every row of a repeated key is a violation, not all but one; rows
/// in which one of the columns is null are not checked.
/// </summary>
internal sealed class UniqueCheck(QualityRule rule, CheckedTable table) : QueryCheck(rule, table)
{
    /// <inheritdoc />
    public override SqlText Count => SqlScript.Of(
        "quality/unique.sql",
        new Dictionary<string, SqlText>
        {
            ["columns"] = Columns,
            ["table"] = Table.Name,
            ["applies"] = ScopeWithValues,
        });

    private SqlText Columns => SqlText.Columns(Rule.Columns);

    /// <inheritdoc />
    public override SqlText Violations(string? found) => SqlScript.Of(
        "quality/unique_violations.sql",
        new Dictionary<string, SqlText>
        {
            ["row_key"] = RowKey.Of(Table),
            ["value"] = RowKey.Value(Rule.Columns),
            ["columns"] = Columns,
            ["table"] = Table.Name,
            ["applies"] = ScopeWithValues,
            ["order"] = RowKey.Order(Table),
        });
}
