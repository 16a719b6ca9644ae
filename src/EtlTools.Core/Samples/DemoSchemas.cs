using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Samples;

/// <summary>The schemas the demo works in: it marks those it makes, and replaces no others.</summary>
public static class DemoSchemas
{
    /// <summary>Makes the schemas of the demo's model, empty; those of an earlier demo are dropped.</summary>
    /// <param name="database">The database.</param>
    /// <param name="model">The demo's model.</param>
    /// <param name="cancellationToken">Stops it; then everything is as it was.</param>
    /// <returns>A task that ends when they are there.</returns>
    /// <exception cref="EtlException">
    /// <see cref="ErrorIds.DemoForeignSchema"/>: one of them is there and was not made by a demo.
    /// </exception>
    public static async Task ReplaceAsync(EtlDatabase database, EtlModel model, CancellationToken cancellationToken)
    {
        string[] schemas = [model.StagingSchema, model.WarehouseSchema];
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        IReadOnlyList<string> foreign = await session.QueryAsync(
            SqlScript.Of("demo/find_foreign.sql", [schemas]), row => row.GetString(0), cancellationToken);
        if (foreign.Count > 0) throw Foreign(database, foreign);
        foreach (string schema in schemas)
        {
            Dictionary<string, SqlText> holes = new() { ["schema"] = new Identifier(schema) };
            await session.ExecuteAsync(SqlScript.Of("demo/replace_schema.sql", holes), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static EtlException Foreign(EtlDatabase database, IReadOnlyList<string> foreign)
    {
        string names = string.Join(", ", foreign);
        return new EtlException(
            ErrorIds.DemoForeignSchema,
            $"{database.Description} has a schema {names} that no demo has made; the demo would have to drop it.",
            "Name another database with --database, or drop it yourself: "
                + $"etl query --write 'drop schema {names} cascade'.",
            names);
    }
}
