using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging;

/// <summary>Creates and widens staging tables inside the transaction of a load.</summary>
internal static class StagingTableBuilder
{
    /// <summary>Creates the table, and its schema where that is missing.</summary>
    public static Task CreateAsync(EtlSession session, TableImport import, CancellationToken cancellationToken) =>
        CreateAsync(session, import, AuditColumns.All, cancellationToken);

    /// <summary>Creates the table for loads that write to it at once.</summary>
    /// <returns>It, still without what all rows of a load have in common.</returns>
    public static async Task<StagingTarget> CreateTargetAsync(
        EtlSession session, TableImport import, CancellationToken cancellationToken)
    {
        await CreateAsync(session, import, AuditColumns.OfRow, cancellationToken);
        return new(import.Table, import.Table, isNew: true, import.Columns) { LacksOrigin = true };
    }

    /// <summary>Adds a column for a field of a source.</summary>
    public static Task AddColumnAsync(
        EtlSession session, TableName table, string name, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlText.Of($"alter table {table} add column {new Identifier(name)} text"), cancellationToken);

    /// <summary>Adds the columns a table does not have yet.</summary>
    public static async Task WidenAsync(
        EtlSession session, TableName table, IEnumerable<string> columns, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, table, cancellationToken);
        foreach (string column in shape.Missing(columns))
            await AddColumnAsync(session, table, column, cancellationToken);
    }

    private static async Task CreateAsync(
        EtlSession session, TableImport import, IEnumerable<TableColumn> audit, CancellationToken cancellationToken)
    {
        string schema = import.Table.Schema;
        if (!await session.ScalarAsync<bool>(SqlScript.Of("staging/schema_exists.sql", schema), cancellationToken))
        {
            // Without the lock, two first loads at once would both create it, and one would fail.
            await session.ExecuteAsync(SqlScript.Of("staging/lock_table.sql", schema), cancellationToken);
            await session.ExecuteAsync(
                SqlText.Of($"create schema if not exists {new Identifier(schema)}"), cancellationToken);
        }

        IEnumerable<SqlText> columns = import.Columns.Select(name => SqlText.Of($"{new Identifier(name)} text"));
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = import.Table,
            ["columns"] = SqlText.Join(",\n    ", [.. columns, .. AuditColumns.Define(audit)]),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/create_table.sql", holes), cancellationToken);
    }
}
