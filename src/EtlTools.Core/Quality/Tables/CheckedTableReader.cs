using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Quality.Tables;

/// <summary>Asks the database what the tables are like that rules name.</summary>
internal static class CheckedTableReader
{
    private static readonly string[] s_lineage = ["source_file", "source_line"];

    /// <summary>Reads tables; one that is not there is left out.</summary>
    public static async Task<IReadOnlyDictionary<TableName, CheckedTable>> ReadAsync(
        EtlSession session, EtlModel model, IReadOnlyCollection<TableName> names, CancellationToken cancellationToken)
    {
        SqlText query = SqlScript.Of(
            "quality/table_columns.sql",
            names.Select(name => name.Schema).ToArray(),
            names.Select(name => name.Name).ToArray());
        IReadOnlyList<(TableName Table, CheckedColumn Column)> rows = await session.QueryAsync(
            query,
            row => (
                new TableName(row.GetString(0), row.GetString(1)),
                new CheckedColumn(row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5))),
            cancellationToken);
        return rows
            .GroupBy(row => row.Table, row => row.Column)
            .ToDictionary(table => table.Key, table => Describe(table.Key, [.. table], model));
    }

    private static CheckedTable Describe(TableName name, IReadOnlyList<CheckedColumn> columns, EtlModel model)
    {
        WarehouseTable? known = name.Schema == model.WarehouseSchema
            ? model.Tables.FirstOrDefault(table => table.Name == name.Name && table is not RollupTable)
            : null;
        string? surrogateKey = known switch
        {
            DimensionTable dimension => dimension.SurrogateKey,
            CalendarTable => "date_key",
            _ => null,
        };
        HashSet<string> present = [.. columns.Select(column => column.Name)];
        if (surrogateKey is not null && !present.Contains(surrogateKey)) surrogateKey = null;
        IReadOnlyList<string> key = [.. known?.Key ?? []];
        if (surrogateKey is not null) key = [.. key, surrogateKey];
        if (key.Count == 0) key = [.. s_lineage.Where(present.Contains)];
        if (key.Count == 0) key = [.. columns.Where(column => column.IsPrimaryKey).Select(column => column.Name)];
        return new CheckedTable
        {
            Name = name,
            Columns = columns,
            Key = [.. key.Where(present.Contains).Distinct(StringComparer.Ordinal)],
            SurrogateKey = surrogateKey,
        };
    }
}
