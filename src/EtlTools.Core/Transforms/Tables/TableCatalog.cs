using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>What the server knows of tables.</summary>
internal static class TableCatalog
{
    /// <summary>A table's columns in order; empty when there is no such table.</summary>
    public static Task<IReadOnlyList<TableColumn>> ColumnsAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken) =>
        ColumnsAsync(session, table.Quoted, cancellationToken);

    /// <inheritdoc cref="ColumnsAsync(EtlSession, TableName, CancellationToken)" />
    public static Task<IReadOnlyList<TableColumn>> ColumnsAsync(
        EtlSession session, string table, CancellationToken cancellationToken) =>
        session.QueryAsync(
            SqlScript.Of("table/columns.sql", table),
            row => new TableColumn(row.GetString(0), row.GetString(1)),
            cancellationToken);

    /// <summary>Whether a table holds no row.</summary>
    public static async Task<bool> IsEmptyAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken) =>
        !await session.ScalarAsync<bool>(SqlText.Of($"select exists (select from {table})"), cancellationToken);
}
