using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Dimension;

/// <summary>A dimension's columns by how they change.</summary>
internal sealed class DimensionColumns
{
    /// <summary>Sorts the columns of a select.</summary>
    /// <exception cref="EtlException">The header names a column the select does not return.</exception>
    public DimensionColumns(DimensionTable table, IReadOnlyList<TableColumn> columns)
    {
        All = [.. columns.Select(column => column.Name)];
        foreach (string name in Named(table))
        {
            if (All.Contains(name, StringComparer.Ordinal)) continue;
            throw new EtlException(
                ErrorIds.ModelSelect,
                $"{table.File}:{table.SelectLine}: the header names column {name}; the select returns {string.Join(", ", All)}.",
                "Add the column to the select, or take it out of the header.",
                table.File);
        }

        Type1 = [.. All.Except(table.Key).Except(table.Type0).Except(table.Type2).Where(name => name != table.ChangedAt)];
    }

    /// <summary>Every column of the select.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Overwritten on every version. The stamp of <c>changed_at</c> is not among them: it tells versions apart.</summary>
    public IReadOnlyList<string> Type1 { get; }

    private static IEnumerable<string> Named(DimensionTable table) =>
        new[] { table.EffectiveFrom, table.ChangedAt }.OfType<string>().Concat(table.Key).Concat(table.Type0).Concat(table.Type2);
}
