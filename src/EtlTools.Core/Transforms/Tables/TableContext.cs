using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>What every kind of table needs to know while it is built.</summary>
/// <param name="Model">The model.</param>
/// <param name="Table">The table with its schema.</param>
/// <param name="RunId">The run that writes; 0 for a preview.</param>
/// <param name="SessionId">The server's process that works on it, which makes names unique while it does.</param>
/// <param name="IsCitus">Whether the server is a Citus cluster.</param>
internal sealed record TableContext(EtlModel Model, TableName Table, long RunId, int SessionId, bool IsCitus)
{
    /// <summary>What is to change, while a table is built. Gone at the end of the transaction.</summary>
    /// <remarks>Not a temporary table: no plan that reads one runs in parallel.</remarks>
    public TableName Change => Table with { Name = $"etl_change_{SessionId}" };

    /// <summary>Whether everything is rolled back in the end.</summary>
    public bool IsPreview => RunId == 0;
}
