using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>Columns that rows are matched by, as SQL says them of a table's alias.</summary>
internal static class KeyColumns
{
    /// <summary>The columns of an alias: <c>s."a", s."b"</c>.</summary>
    public static SqlText Of(string alias, IEnumerable<string> columns) => SqlText.Join(
        ", ", columns.Select(column => SqlText.Of($"{SqlText.Trusted(alias)}.{new Identifier(column)}")));

    /// <summary>Whether the columns of two aliases are alike: <c>s."a" = t."a" and s."b" = t."b"</c>.</summary>
    public static SqlText Match(string left, string right, IEnumerable<string> columns) => SqlText.Join(
        " and ", columns.Select(column => SqlText.Of(
            $"{SqlText.Trusted(left)}.{new Identifier(column)} = {SqlText.Trusted(right)}.{new Identifier(column)}")));
}
