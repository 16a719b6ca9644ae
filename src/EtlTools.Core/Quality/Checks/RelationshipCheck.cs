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

    private Dictionary<string, SqlText> Holes()
    {
        IReadOnlyList<(string Column, string Referenced, Identifier Alias)> pairs = [.. Rule.Columns.Zip(
            referencedColumns,
            Enumerable.Range(1, referencedColumns.Count).Select(place => new Identifier($"etl_{place.ToString(CultureInfo.InvariantCulture)}")))];
        return new()
        {
            ["table"] = Table.Name,
            ["applies"] = SqlText.Of(
                $"{Scope} and {SqlText.Join(" and ", Rule.Columns.Select(column => SqlText.Of($"{new Identifier(column)} is not null")))}"),
            ["referenced"] = referenced.Name,
            ["referenced_columns"] = SqlText.Join(", ", pairs.Select(
                pair => SqlText.Of($"{new Identifier(pair.Referenced)} as {pair.Alias}"))),
            ["on"] = SqlText.Join(" and ", pairs.Select(Equal)),
        };
    }

    private SqlText Equal((string Column, string Referenced, Identifier Alias) pair)
    {
        bool isMixed = Table.Find(pair.Column)!.IsText != referenced.Find(pair.Referenced)!.IsText;
        return isMixed
            ? SqlText.Of($"cast(referenced.{pair.Alias} as text) = cast(referring.{new Identifier(pair.Column)} as text)")
            : SqlText.Of($"referenced.{pair.Alias} = referring.{new Identifier(pair.Column)}");
    }
}
