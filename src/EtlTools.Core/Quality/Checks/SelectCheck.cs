using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>sql</c>: a select returns no row; what it returns are the violations. Rows checked are those of the table in
/// scope, or at least the violations.
/// </summary>
internal sealed class SelectCheck(QualityRule rule, CheckedTable table) : QueryCheck(rule, table)
{
    /// <inheritdoc />
    public override SqlText Count => SqlScript.Of(
        "quality/select.sql",
        new Dictionary<string, SqlText> { ["select"] = Select, ["table"] = Table.Name, ["scope"] = Scope });

    private SqlText Select => SqlText.Trusted(Rule.Sql!);

    /// <inheritdoc />
    public override SqlText Violations(string? found) => SqlScript.Of(
        "quality/select_violations.sql",
        new Dictionary<string, SqlText> { ["select"] = Select },
        Table.Key.ToArray(),
        Rule.Columns.Count == 1 ? Rule.Columns[0] : null);
}
