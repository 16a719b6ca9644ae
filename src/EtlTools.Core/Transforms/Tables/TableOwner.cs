using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>Keeps two models from building the same table.</summary>
internal static class TableOwner
{
    /// <exception cref="EtlException">Another model, or somebody else, built the table.</exception>
    public static async Task CheckAsync(
        EtlSession session, WarehouseTable table, TableContext context, CancellationToken cancellationToken)
    {
        if ((await TableCatalog.ColumnsAsync(session, context.Table, cancellationToken)).Count == 0) return;
        string? owner = await session.ScalarAsync<string>(
            SqlScript.Of("table/find_owner.sql", context.Table.ToString()), cancellationToken);
        if (owner == context.Model.Name || (owner is null && context.IsPreview)) return;
        throw new EtlException(
            ErrorIds.TransformForeignTable,
            $"{table.File}: {context.Table} exists already and was built by {(owner is null ? "somebody else" : $"model {owner}")}.",
            $"Give model {context.Model.Name} a schema of its own (warehouse_schema in model.yml), or drop the table.",
            context.Table.ToString());
    }
}
