using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Prepares a staging table for a load, inside the load's transaction.</summary>
/// <remarks>
/// A full load writes into a new table that takes the old one's place at the end: readers see the old rows until the
/// commit, nothing is left to vacuum, and the new rows can be written frozen. A table with something attached that
/// would be lost with it (a view, an index, a grant, another owner), and every table on Citus, is emptied by
/// <c>delete</c> instead.
/// </remarks>
internal static class StagingTableBuilder
{
    /// <summary>Waits for other loads of the table, then creates, widens or empties it.</summary>
    /// <param name="session">Inside the load's transaction.</param>
    /// <param name="import">The table and its files.</param>
    /// <param name="loadId">The first of the loads, which makes the name of a new table unique.</param>
    /// <param name="isCitus">Whether the server is a Citus cluster.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StagingTarget> PrepareAsync(
        EtlSession session, TableImport import, long loadId, bool isCitus, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(SqlScript.Of("staging/lock_table.sql", import.Table.ToString()), cancellationToken);
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        if (!shape.Exists)
        {
            await CreateAsync(session, import, cancellationToken);
            return new(import.Table, import.Table, IsNew: true);
        }

        StagingTarget target = import.Mode == LoadMode.Full
            ? await EmptyAsync(session, import.Table, loadId, isCitus, cancellationToken)
            : new(import.Table, import.Table, IsNew: false);
        foreach (string column in shape.Missing(import.Columns))
        {
            await session.ExecuteAsync(
                SqlText.Of($"alter table {target.WriteTo} add column {new Identifier(column)} text"), cancellationToken);
        }

        return target;
    }

    /// <summary>Puts a new table in the place of the old one, as the last step.</summary>
    public static async Task ReplaceAsync(EtlSession session, StagingTarget target, CancellationToken cancellationToken)
    {
        if (!target.IsSuccessor) return;
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.Table,
            ["successor"] = target.WriteTo,
            ["name"] = new Identifier(target.Table.Name),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/replace_table.sql", holes), cancellationToken);
    }

    private static async Task CreateAsync(EtlSession session, TableImport import, CancellationToken cancellationToken)
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
            ["columns"] = SqlText.Join(",\n    ", [.. columns, .. AuditColumns.Definitions]),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/create_table.sql", holes), cancellationToken);
    }

    private static async Task<StagingTarget> EmptyAsync(
        EtlSession session, TableName table, long loadId, bool isCitus, CancellationToken cancellationToken)
    {
        bool isReplaceable = !isCitus
            && await session.ScalarAsync<bool>(
                SqlScript.Of("staging/is_replaceable.sql", table.Quoted), cancellationToken);
        if (!isReplaceable)
        {
            await session.ExecuteAsync(SqlText.Of($"delete from {table}"), cancellationToken);
            return new(table, table, IsNew: false);
        }

        TableName successor = table with { Name = $"etl_load_{loadId}" };
        Dictionary<string, SqlText> holes = new() { ["table"] = table, ["successor"] = successor };
        await session.ExecuteAsync(SqlScript.Of("staging/create_successor.sql", holes), cancellationToken);
        return new(table, successor, IsNew: true);
    }
}
