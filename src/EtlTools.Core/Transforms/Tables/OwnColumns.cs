using EtlTools.Diagnostics;
using EtlTools.Models;

namespace EtlTools.Transforms.Tables;

/// <summary>Columns EtlTools gives a table by itself; a select cannot have them.</summary>
internal static class OwnColumns
{
    /// <summary>Those of a dimension.</summary>
    public static IReadOnlyList<string> Of(DimensionTable dimension) =>
        [dimension.SurrogateKey, "valid_from", "valid_to", "is_current", .. AuditColumns.Names];

    /// <exception cref="EtlException">The select returns one of them.</exception>
    public static void Refuse(WarehouseTable table, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> own)
    {
        if (columns.FirstOrDefault(column => own.Contains(column.Name)) is not { } taken) return;
        throw new EtlException(
            ErrorIds.ModelSelect,
            $"{table.File}:{table.SelectLine}: column {taken.Name} of the select is one that EtlTools gives {table.Name} by itself.",
            $"Give it another name in the select: {taken.Name} as source_{taken.Name}.",
            table.File);
    }
}
