using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms;

/// <summary>Checks a model against a database without changing it: every select is described, every rule parsed.</summary>
public static class ModelChecker
{
    /// <summary>
    /// Creates what the model needs in a transaction that is rolled back. Staging tables that are not there yet are taken
    /// from the columns the model names for them.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Every fault found; empty when the model is sound.</returns>
    public static async Task<IReadOnlyList<EtlException>> CheckAsync(
        EtlDatabase database, EtlModel model, CancellationToken cancellationToken)
    {
        List<EtlException> faults = [];
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await TransformRunner.SetAsOfAsync(session, DateTimeOffset.UtcNow, cancellationToken);
        foreach (StagingTable staging in model.Staging.Where(table => table.Columns.Count > 0))
            await session.ExecuteAsync(CreateStaging(model, staging), cancellationToken);

        foreach (WarehouseTable table in model.Tables)
        {
            TableContext context = TransformRunner.Context(database, session, model, table, runId: 0);
            await TryAsync(() => TableApplier.For(session, table, context).PrepareAsync(cancellationToken));
        }

        foreach (QualityRule rule in model.Rules) await TryAsync(() => CheckRuleAsync(session, model, rule, cancellationToken));
        return faults;

        async Task TryAsync(Func<Task> work)
        {
            await session.ExecuteAsync(SqlText.Of($"savepoint etl_check"), cancellationToken);
            try
            {
                await work();
            }
            catch (EtlException fault)
            {
                faults.Add(fault);
                await session.ExecuteAsync(SqlText.Of($"rollback to savepoint etl_check"), cancellationToken);
            }

            await session.ExecuteAsync(SqlText.Of($"release savepoint etl_check"), cancellationToken);
        }
    }

    private static SqlText CreateStaging(EtlModel model, StagingTable staging)
    {
        TableName table = new(model.StagingSchema, staging.Table);
        SqlText columns = SqlText.Join(", ", staging.Columns.Select(name => SqlText.Of($"{new Identifier(name)} text")));
        return SqlText.Of($"""
            create schema if not exists {new Identifier(table.Schema)};
            create table if not exists {table} (
                {columns}, source_file text, source_line bigint, load_id bigint, load_timestamp timestamptz, row_hash uuid
            )
            """);
    }

    private static async Task CheckRuleAsync(
        EtlSession session, EtlModel model, QualityRule rule, CancellationToken cancellationToken)
    {
        try
        {
            foreach (SqlText probe in RuleProbes.Of(model, rule)) await session.ExecuteAsync(probe, cancellationToken);
        }
        catch (EtlException error)
        {
            throw new EtlException(
                ErrorIds.ModelSelect,
                $"{rule.File}:{rule.Line}: rule '{rule.Name}': {error.Message}",
                "Mend what the rule names: its table, columns, where, sql, references, pattern or max_age.",
                rule.File,
                error);
        }
    }
}
