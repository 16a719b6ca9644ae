using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>Asks the server which columns a select returns, without running it.</summary>
internal static class SelectDescriber
{
    /// <summary>The columns of a model's select.</summary>
    /// <exception cref="EtlException">The select is wrong; the message names the line of the model's file.</exception>
    public static Task<IReadOnlyList<TableColumn>> DescribeAsync(
        EtlSession session, WarehouseTable table, CancellationToken cancellationToken) =>
        DescribeAsync(session, table, SqlText.Trusted(table.Select), cancellationToken);

    /// <summary>The columns of a select that holds a model's select.</summary>
    /// <param name="session">Inside a transaction.</param>
    /// <param name="table">The model's table, for messages.</param>
    /// <param name="select">The select, or one in parentheses.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The select is wrong.</exception>
    public static async Task<IReadOnlyList<TableColumn>> DescribeAsync(
        EtlSession session, WarehouseTable table, SqlText select, CancellationToken cancellationToken)
    {
        SqlText create = SqlText.Of($"create temp table etl_described on commit drop as {select}\nwith no data");
        await ModelStatement.ExecuteAsync(session, table, create, cancellationToken);
        IReadOnlyList<TableColumn> columns = await TableCatalog.ColumnsAsync(session, "pg_temp.etl_described", cancellationToken);
        await session.ExecuteAsync(SqlText.Of($"drop table etl_described"), cancellationToken);
        return columns;
    }
}
