using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Dimension;

/// <summary>Reads the versions of a dimension's members.</summary>
public static class DimensionHistory
{
    /// <summary>The versions of one member, or of all members that have more than one, oldest first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="model">The model.</param>
    /// <param name="dimension">The dimension.</param>
    /// <param name="key">The key's values in the order the model names its columns; empty for all members with history.</param>
    /// <param name="take">How many rows at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rows, all columns.</returns>
    /// <exception cref="EtlException">The model has no such dimension, or its key has other columns.</exception>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ReadAsync(
        EtlDatabase database,
        EtlModel model,
        string dimension,
        IReadOnlyList<string> key,
        int take,
        CancellationToken cancellationToken)
    {
        DimensionTable table = model.Tables.OfType<DimensionTable>().FirstOrDefault(table => table.Name == dimension)
            ?? throw new EtlException(
                ErrorIds.TransformUnknownTable,
                $"Model {model.Name} has no dimension '{dimension}'.",
                $"It has: {string.Join(", ", model.Tables.OfType<DimensionTable>().Select(table => table.Name))}.",
                dimension);
        if (key.Count > 0 && key.Count != table.Key.Count)
        {
            throw new EtlException(
                ErrorIds.TransformUnknownTable,
                $"The key of {dimension} is ({string.Join(", ", table.Key)}); {key.Count} values were given.",
                "Give one value for each column of the key, in that order.",
                dimension);
        }

        Dictionary<string, SqlText> holes = new()
        {
            ["target"] = new TableName(model.WarehouseSchema, table.Name),
            ["key"] = Row.List("d", table.Key),
            ["filter"] = key.Count > 0 ? OfMember(table, key) : HasHistory(model, table),
        };
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await session.QueryAsync(SqlScript.Of("dimension/history.sql", holes, take), RowValues.Read, cancellationToken);
    }

    private static SqlText OfMember(DimensionTable table, IReadOnlyList<string> key) =>
        SqlText.Join(" and ", table.Key.Zip(key, (name, value) => SqlText.Of($"{Row.Of("d", name)}::text = {value}")));

    private static SqlText HasHistory(EtlModel model, DimensionTable table) =>
        SqlText.Of($"""
            ({SqlText.Columns(table.Key)}) in (
                select {SqlText.Columns(table.Key)} from {new TableName(model.WarehouseSchema, table.Name)}
                group by {SqlText.Columns(table.Key)} having count(*) > 1)
            """);
}
