using EtlTools.Sql;

namespace EtlTools.Quality.Tables;

/// <summary>How a violating row is named, so that a person finds it again.</summary>
internal static class RowKey
{
    private const int ColumnsWithoutKey = 3;

    /// <summary>The key as <c>name=value</c> pairs; a table without one is named by its first three columns.</summary>
    public static SqlText Of(CheckedTable table) => Pairs(
        table.Key.Count > 0 ? table.Key : [.. table.Columns.Take(ColumnsWithoutKey).Select(column => column.Name)]);

    /// <summary>
    /// What to sort by: the key's own columns. Columns that are no key may have a type without an order, so there it is
    /// the written key.
    /// </summary>
    public static SqlText Order(CheckedTable table) =>
        table.Key.Count > 0 ? SqlText.Columns(table.Key) : SqlText.Of($"row_key");

    /// <summary>One column as it is, several as <c>name=value</c> pairs.</summary>
    public static SqlText Value(IReadOnlyList<string> columns) =>
        columns.Count == 1 ? AsText(columns[0]) : Pairs(columns);

    /// <summary>A column as text.</summary>
    public static SqlText AsText(string column) => SqlText.Of($"cast({new Identifier(column)} as text)");

    private static SqlText Pairs(IReadOnlyList<string> columns)
    {
        IEnumerable<SqlText> pairs = columns.Select(
            column => SqlText.Of($"{column + "="}::text || coalesce({AsText(column)}, 'null')"));
        return SqlText.Of($"concat_ws(', ', {SqlText.Join(", ", pairs)})");
    }
}
