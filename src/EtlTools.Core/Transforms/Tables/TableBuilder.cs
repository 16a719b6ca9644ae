using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>Creates a warehouse table as its select and its kind want it, and adds what a grown select brings.</summary>
internal static class TableBuilder
{
    /// <summary>Sees to it that the table is there with all columns.</summary>
    /// <param name="session">Inside the step's transaction.</param>
    /// <param name="shape">What the table should look like.</param>
    /// <param name="model">The model's entry, for messages and comments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether the table was created now.</returns>
    /// <exception cref="EtlException">A column is there with another type.</exception>
    public static async Task<bool> EnsureAsync(
        EtlSession session, TableShape shape, WarehouseTable model, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlText.Of($"create schema if not exists {new Identifier(shape.Table.Schema)}"), cancellationToken);
        IReadOnlyList<TableColumn> existing = await TableCatalog.ColumnsAsync(session, shape.Table, cancellationToken);
        if (existing.Count == 0)
        {
            await session.ExecuteAsync(Create(shape), cancellationToken);
            foreach (SqlText index in shape.Indexes) await session.ExecuteAsync(index, cancellationToken);
            await CommentAsync(session, shape, model, cancellationToken);
            return true;
        }

        foreach (TableColumn column in shape.Columns) await AddAsync(session, shape, column, existing, model, cancellationToken);
        return false;
    }

    private static SqlText Create(TableShape shape) =>
        SqlText.Of($"""
            create table {shape.Table} (
                {SqlText.Join(",\n    ", shape.Definitions)}
            ) with (fillfactor = {SqlText.Trusted(shape.FillFactor.ToString(CultureInfo.InvariantCulture))})
            """);

    private static async Task AddAsync(
        EtlSession session,
        TableShape shape,
        TableColumn column,
        IReadOnlyList<TableColumn> existing,
        WarehouseTable model,
        CancellationToken cancellationToken)
    {
        TableColumn? known = existing.FirstOrDefault(other => other.Name == column.Name);
        if (known is null)
        {
            await session.ExecuteAsync(
                SqlText.Of($"alter table {shape.Table} add column {new Identifier(column.Name)} {SqlText.Trusted(column.Type)}"),
                cancellationToken);
        }
        else if (known.Type != column.Type)
        {
            throw new EtlException(
                ErrorIds.ModelSelect,
                $"{model.File}:{model.SelectLine}: column {column.Name} is {column.Type}, but {shape.Table} has it as {known.Type}.",
                $"Cast it in the select (::{known.Type}), or change the table: alter table {shape.Table} alter column "
                + $"{column.Name} type {column.Type}.",
                model.File);
        }
    }

    private static async Task CommentAsync(
        EtlSession session, TableShape shape, WarehouseTable model, CancellationToken cancellationToken)
    {
        if (model.Description is { } description)
            await session.ExecuteAsync(SqlText.Of($"comment on table {shape.Table} is {SqlText.Literal(description)}"), cancellationToken);
        foreach ((string name, string text) in model.ColumnComments.Where(entry => shape.Columns.Any(c => c.Name == entry.Key)))
        {
            SqlText column = SqlText.Of($"{shape.Table}.{new Identifier(name)}");
            await session.ExecuteAsync(SqlText.Of($"comment on column {column} is {SqlText.Literal(text)}"), cancellationToken);
        }
    }
}
