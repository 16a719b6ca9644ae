using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Creates and widens staging tables inside the transaction of a load.</summary>
internal static class StagingTableBuilder
{
    /// <summary>Creates the table, and its schema where that is missing.</summary>
    public static async Task CreateAsync(EtlSession session, TableImport import, CancellationToken cancellationToken)
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

    /// <summary>Creates the table in which rows wait to be compared.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="table">The staging table.</param>
    /// <param name="first">The first of the loads.</param>
    /// <param name="isNumbered">See <see cref="StagingTarget.IsNumbered"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<TableName> CreateTransferAsync(
        EtlSession session, TableName table, SourceLoad first, bool isNumbered, CancellationToken cancellationToken)
    {
        TableName transfer = table with { Name = $"etl_load_{first.LoadId}" };
        Dictionary<string, SqlText> holes = new() { ["transfer"] = transfer, ["table"] = table };
        await session.ExecuteAsync(SqlScript.Of("staging/keyed/create_transfer.sql", holes), cancellationToken);
        if (!isNumbered) return transfer;
        Dictionary<string, SqlText> number = new() { ["table"] = transfer };
        await session.ExecuteAsync(SqlScript.Of("staging/keyed/inside/number_records.sql", number), cancellationToken);
        return transfer;
    }

    /// <summary>Adds the columns a table does not have yet.</summary>
    public static async Task WidenAsync(
        EtlSession session, TableName table, IEnumerable<string> columns, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, table, cancellationToken);
        foreach (string column in shape.Missing(columns))
        {
            await session.ExecuteAsync(
                SqlText.Of($"alter table {table} add column {new Identifier(column)} text"), cancellationToken);
        }
    }
}
