using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms;

/// <summary>Builds the tables of a model, each in a transaction of its own; or shows what that would do.</summary>
public static class TransformRunner
{
    /// <summary>Builds tables in order.</summary>
    /// <param name="run">The run the steps belong to.</param>
    /// <param name="options">Which tables.</param>
    /// <param name="progress">Told before each table.</param>
    /// <param name="cancellationToken">Stops the statement under way; its table stays as it was.</param>
    /// <returns>A result per table, as each is committed.</returns>
    /// <exception cref="EtlException">A table could not be built; it is as it was, those before it are done.</exception>
    public static async IAsyncEnumerable<TransformResult> RunAsync(
        EtlRun run,
        TransformOptions options,
        IProgress<EtlProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<WarehouseTable> tables = TransformSelection.Select(options);
        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        for (int i = 0; i < tables.Count; i++)
        {
            WarehouseTable table = tables[i];
            progress?.Report(new EtlProgress("Building", table.Name, i, tables.Count, "steps"));
            yield return await run.StepAsync(
                table.Kind,
                $"{options.Model.WarehouseSchema}.{table.Name}",
                table.File,
                stepId => BuildAsync(session, run, stepId, options.Model, table, cancellationToken),
                cancellationToken);
            progress?.Report(new EtlProgress("Building", table.Name, i + 1, tables.Count, "steps"));
        }
    }

    /// <summary>
    /// Does the same in one transaction and rolls it back: the counts are exact, and the rows are those that would be
    /// written. Readers are not disturbed; tables that would be created are gone again.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Which tables.</param>
    /// <param name="asOf">The moment to take as the present; null is now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A result per table, with the first rows that would be written.</returns>
    /// <exception cref="EtlException">A table could not be built.</exception>
    public static async Task<IReadOnlyList<TransformResult>> PreviewAsync(
        EtlDatabase database, TransformOptions options, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        List<TransformResult> results = [];
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await SetAsOfAsync(session, asOf ?? DateTimeOffset.UtcNow, cancellationToken);
        foreach (WarehouseTable table in TransformSelection.Select(options))
        {
            Stopwatch watch = Stopwatch.StartNew();
            TableContext context = Context(database, session, options.Model, table, runId: 0);
            StepCounts counts = await ApplyAsync(session, table, context, cancellationToken);
            results.Add(Result(context, table, counts, watch.Elapsed) with
            {
                IsPreview = true,
                Preview = await session.QueryAsync(
                    SqlScript.Of(
                        "table/preview.sql",
                        new Dictionary<string, SqlText> { ["target"] = context.Table },
                        context.RunId,
                        options.PreviewRows),
                    RowValues.Read,
                    cancellationToken),
            });
        }

        return results;
    }

    private static async Task<TransformResult> BuildAsync(
        EtlSession session,
        EtlRun run,
        long stepId,
        EtlModel model,
        WarehouseTable table,
        CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TableContext context = Context(run.Database, session, model, table, run.RunId);
        string name = context.Table.ToString();

        // Locked before the transaction begins, so that its snapshot holds what the writer before us did.
        await session.ExecuteAsync(SqlScript.Of("table/lock.sql", name), cancellationToken);
        try
        {
            await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
            await session.ExecuteAsync(SqlText.Of($"set transaction isolation level repeatable read"), cancellationToken);
            await SetAsOfAsync(session, run.AsOf, cancellationToken);
            StepCounts counts = await ApplyAsync(session, table, context, cancellationToken);
            await EtlRun.FinishStepAsync(session, stepId, counts, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Result(context, table, counts, watch.Elapsed);
        }
        finally
        {
            await session.ExecuteAsync(SqlScript.Of("table/unlock.sql", name), CancellationToken.None);
        }
    }

    private static async Task<StepCounts> ApplyAsync(
        EtlSession session, WarehouseTable table, TableContext context, CancellationToken cancellationToken)
    {
        await TableOwner.CheckAsync(session, table, context, cancellationToken);
        TableApplier applier = TableApplier.For(session, table, context);
        await applier.PrepareAsync(cancellationToken);
        await Statistics.RefreshAsync(session, table.DependsOn, cancellationToken);
        StepCounts counts = await applier.ApplyAsync(cancellationToken);
        await session.ExecuteAsync(SqlText.Of($"drop table if exists {context.Change}, etl_source"), cancellationToken);
        return counts;
    }

    internal static Task SetAsOfAsync(EtlSession session, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlScript.Of("table/set_as_of.sql", asOf.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture)),
            cancellationToken);

    internal static TableContext Context(
        EtlDatabase database, EtlSession session, EtlModel model, WarehouseTable table, long runId) =>
        new(
            model,
            new TableName(model.WarehouseSchema, table.Name),
            runId,
            session.Connection.ProcessID,
            database.Capabilities.IsCitus);

    private static TransformResult Result(TableContext context, WarehouseTable table, StepCounts counts, TimeSpan duration) => new()
    {
        RunId = context.RunId,
        Kind = table.Kind,
        Table = context.Table.ToString(),
        Counts = counts,
        Duration = duration,
    };
}
