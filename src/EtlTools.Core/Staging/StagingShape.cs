using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging;

/// <summary>What a staging table looks like now.</summary>
internal sealed class StagingShape
{
    private readonly IReadOnlyList<TableColumn> _columns;

    private StagingShape(IReadOnlyList<TableColumn> columns) => _columns = columns;

    /// <summary>Whether the table is there.</summary>
    public bool Exists => _columns.Count > 0;

    /// <summary>Looks the table up.</summary>
    /// <exception cref="EtlException">It is there, and is no staging table.</exception>
    public static async Task<StagingShape> ReadAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> columns = await TableCatalog.ColumnsAsync(session, table, cancellationToken);
        if (columns.Count > 0) Check(table, columns);
        return new(columns);
    }

    /// <summary>Its columns without the audit columns, in their order.</summary>
    public IReadOnlyList<string> SourceColumns =>
        [.. _columns.Select(column => column.Name).Except(AuditColumns.Names, StringComparer.Ordinal)];

    /// <summary>Those of a file's columns the table does not have, in their order.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> columns) =>
        columns.Except(_columns.Select(column => column.Name), StringComparer.Ordinal).ToArray();

    private static void Check(TableName table, IReadOnlyList<TableColumn> columns)
    {
        foreach (TableColumn column in AuditColumns.All.Except(columns).Take(1))
            throw Refused(table, $"it has no column {column.Name} of type {column.Type}");

        foreach (TableColumn column in columns)
        {
            if (!AuditColumns.Names.Contains(column.Name) && column.Type != "text")
                throw Refused(table, $"column {column.Name} is {column.Type}, where text is expected");
        }
    }

    private static EtlException Refused(TableName table, string why) => new(
        ErrorIds.StagingTableShape,
        $"{table} is no staging table: {why}.",
        "Name another table, or rename this one; a staging table is created by its first load.",
        table.ToString());
}
