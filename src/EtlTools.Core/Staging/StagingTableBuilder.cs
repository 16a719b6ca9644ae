using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging;

/// <summary>Creates and widens staging tables inside the transaction of a load.</summary>
internal static class StagingTableBuilder
{
    /// <summary>Creates the table for loads that write to it at once.</summary>
    /// <returns>It, still without what all rows of a load have in common.</returns>
    public static async Task<StagingTarget> CreateTargetAsync(
        EtlSession session, TableImport import, CancellationToken cancellationToken)
    {
        await CreateAsync(session, import.Table, import.Columns, AuditColumns.OfRow, cancellationToken);
        return new(import.Table, import.Table, isNew: true, import.Columns) { LacksOrigin = true };
    }

    /// <summary>Sees to it that rows which wait elsewhere can be compared with the table's and written.</summary>
    /// <remarks>
    /// The table is created or widened where it has to be. Nobody else changes it before the end of the transaction;
    /// readers are let through.
    /// </remarks>
    public static async Task ReadyAsync(
        EtlSession session, StagingTarget target, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, target.Table, cancellationToken);
        if (!shape.Exists)
        {
            await CreateAsync(session, target.Table, target.Columns, AuditColumns.All, cancellationToken);
            return;
        }

        Dictionary<string, SqlText> holes = new() { ["table"] = target.Table };
        await session.ExecuteAsync(SqlScript.Of("staging/keyed/lock_rows.sql", holes), cancellationToken);
        await WidenAsync(session, target.Table, target.Columns, cancellationToken);
    }

    /// <summary>Creates a schema that is missing.</summary>
    public static async Task CreateSchemaAsync(EtlSession session, string schema, CancellationToken cancellationToken)
    {
        SqlText exists = SqlScript.Of("staging/schema_exists.sql", schema);
        if (await session.ScalarAsync<bool>(exists, cancellationToken)) return;

        // Without the lock, two first loads at once would both create it, and one would fail.
        await session.ExecuteAsync(SqlScript.Of("staging/lock_table.sql", schema), cancellationToken);
        await session.ExecuteAsync(
            SqlText.Of($"create schema if not exists {new Identifier(schema)}"), cancellationToken);
    }

    /// <summary>What defines the columns of a table: those of its sources, then those that are ours.</summary>
    public static IEnumerable<SqlText> Define(IEnumerable<string> columns, IEnumerable<TableColumn> audit) =>
        [.. columns.Select(name => SqlText.Of($"{new Identifier(name)} text")), .. AuditColumns.Define(audit)];

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
        EtlSession session,
        TableName table,
        IEnumerable<string> columns,
        IEnumerable<TableColumn> audit,
        CancellationToken cancellationToken)
    {
        await CreateSchemaAsync(session, table.Schema, cancellationToken);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = table,
            ["columns"] = SqlText.Join(",\n    ", Define(columns, audit)),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/create_table.sql", holes), cancellationToken);
    }
}
