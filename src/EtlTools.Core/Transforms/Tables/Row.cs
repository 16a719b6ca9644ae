using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>Pieces of SQL over lists of columns.</summary>
internal static class Row
{
    /// <summary><c>a."x", a."y"</c></summary>
    public static SqlText List(string alias, IEnumerable<string> columns) =>
        SqlText.Join(", ", columns.Select(column => Of(alias, column)));

    /// <summary><c>a."x" = b."x" and a."y" = b."y"</c></summary>
    public static SqlText Equal(string left, string right, IEnumerable<string> columns) =>
        SqlText.Join(" and ", columns.Select(column => SqlText.Of($"{Of(left, column)} = {Of(right, column)}")));

    /// <summary>Whether two rows differ in any of the columns, nulls being equal; <c>false</c> for no columns.</summary>
    public static SqlText Differs(string left, string right, IReadOnlyCollection<string> columns) =>
        columns.Count == 0
            ? SqlText.Of($"false")
            : SqlText.Of($"row({List(left, columns)}) is distinct from row({List(right, columns)})");

    /// <summary><c>"x" = a."x", "y" = a."y"</c>, the assignments of an update.</summary>
    public static SqlText Assign(string alias, IEnumerable<string> columns) =>
        SqlText.Join(", ", columns.Select(column => SqlText.Of($"{new Identifier(column)} = {Of(alias, column)}")));

    /// <summary><c>a."x"</c></summary>
    public static SqlText Of(string alias, string column) =>
        SqlText.Of($"{new Identifier(alias)}.{new Identifier(column)}");
}
