using System.Globalization;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>relationship</c>: the value exists in a column of another table. Rows in which one of the columns is null are not
/// checked. Where one side is text and the other is not, both are compared as text.
/// </summary>
internal sealed class RelationshipCheck(
    QualityRule rule, CheckedTable table, CheckedTable referenced, IReadOnlyList<string> referencedColumns)
    : QueryCheck(rule, table)
{
    /// <inheritdoc />
    public override SqlText Count => SqlScript.Of("quality/relationship.sql", Holes());

    /// <inheritdoc />
    public override SqlText Violations(string? found)
    {
        Dictionary<string, SqlText> holes = Holes();
        holes["row_key"] = RowKey.Of(Table);
        holes["value"] = RowKey.Value(Rule.Columns);
        holes["order"] = RowKey.Order(Table);
        return SqlScript.Of("quality/relationship_violations.sql", holes);
    }

    private Dictionary<string, SqlText> Holes() => new()
    {
        ["table"] = Table.Name,
        ["applies"] = ScopeWithValues,
        ["referenced"] = referenced.Name,
        ["referenced_columns"] = SqlText.Join(", ", referencedColumns.Select(
            (column, i) => SqlText.Of($"{new Identifier(column)} as {Alias(i)}"))),
        ["on"] = SqlText.Join(" and ", Rule.Columns.Select(Equal)),
    };

    private SqlText Equal(string column, int i)
    {
        SqlText left = SqlText.Of($"referenced.{Alias(i)}");
        SqlText right = SqlText.Of($"referring.{new Identifier(column)}");
        bool isMixed = Table.Find(column)!.IsText != referenced.Find(referencedColumns[i])!.IsText;
        return isMixed
            ? SqlText.Of($"cast({left} as text) = cast({right} as text)")
            : SqlText.Of($"{left} = {right}");
    }

    private static Identifier Alias(int i) => new(string.Create(CultureInfo.InvariantCulture, $"etl_{i + 1}"));
}
