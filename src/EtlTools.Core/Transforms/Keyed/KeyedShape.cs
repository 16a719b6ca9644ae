using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Keyed;

/// <summary>What the table of a fact or an aggregate looks like.</summary>
internal static class KeyedShape
{
    /// <summary>The key, the surrogate keys, then the rest as the select has it.</summary>
    /// <exception cref="EtlException">The select lacks a column of the key.</exception>
    public static IReadOnlyList<TableColumn> Order(
        WarehouseTable table, IReadOnlyList<Lookup> lookups, IReadOnlyList<TableColumn> columns)
    {
        string[] first = [.. table.Key, .. lookups.Select(lookup => lookup.Column)];
        if (first.FirstOrDefault(name => columns.All(column => column.Name != name)) is { } missing)
        {
            throw new EtlException(
                ErrorIds.ModelSelect,
                $"{table.File}:{table.SelectLine}: the key column {missing} is not in the select, which returns "
                + $"{string.Join(", ", columns.Select(column => column.Name))}.",
                "Add the column to the select, or name another key.",
                table.File);
        }

        return [.. first.Select(name => columns.First(column => column.Name == name)),
            .. columns.Where(column => !first.Contains(column.Name))];
    }

    /// <summary>The columns, the audit columns, and a primary key that refuses a key without value or twice.</summary>
    public static TableShape Of(WarehouseTable table, TableName name, IReadOnlyList<TableColumn> columns) => new()
    {
        Table = name,
        Columns = columns,
        Definitions =
        [
            .. columns.Select(column => TableShape.Define(column)),
            .. AuditColumns.Definitions,
            SqlText.Of($"primary key ({SqlText.Columns(table.Key)})"),
        ],
    };
}
