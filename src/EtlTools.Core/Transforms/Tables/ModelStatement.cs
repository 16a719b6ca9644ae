using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Transforms.Tables;

/// <summary>Runs statements that hold a model's select, and tells their faults by the line of the model's file.</summary>
internal static class ModelStatement
{
    /// <summary>Runs one.</summary>
    /// <returns>How many rows it wrote.</returns>
    /// <exception cref="EtlException">It failed; the message names file and line.</exception>
    public static async Task<long> ExecuteAsync(
        EtlSession session, WarehouseTable table, SqlText sql, CancellationToken cancellationToken)
    {
        try
        {
            return await session.ExecuteAsync(sql, cancellationToken);
        }
        catch (EtlException error) when (error.InnerException is PostgresException cause)
        {
            throw Faults.Of(table, sql, cause);
        }
    }
}
