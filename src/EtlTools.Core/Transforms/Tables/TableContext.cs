using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>What every kind of table needs to know while it is built.</summary>
/// <param name="Model">The model.</param>
/// <param name="Table">The table with its schema.</param>
/// <param name="RunId">The run that writes; 0 for a preview.</param>
/// <param name="IsCitus">Whether the server is a Citus cluster.</param>
internal sealed record TableContext(EtlModel Model, TableName Table, long RunId, bool IsCitus)
{
    /// <summary>Whether everything is rolled back in the end.</summary>
    public bool IsPreview => RunId == 0;
}
