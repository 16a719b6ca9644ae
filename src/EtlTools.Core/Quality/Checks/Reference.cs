using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>What <c>relationship</c> refers to: a table and as many columns as the rule has.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns, in the order of the rule's.</param>
internal sealed record Reference(TableName Table, IReadOnlyList<string> Columns)
{
    /// <summary>
    /// Reads <c>table.column</c>, <c>schema.table.column</c>, or with more columns <c>table.first, second</c>.
    /// </summary>
    public static Reference Parse(string text, EtlModel model)
    {
        string[] columns = text.Split(',', StringSplitOptions.TrimEntries);
        int dot = columns[0].LastIndexOf('.');
        TableName table = TableName.Parse(columns[0][..dot], model.WarehouseSchema);
        return new Reference(table, [columns[0][(dot + 1)..], .. columns[1..]]);
    }
}
