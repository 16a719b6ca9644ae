using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sql;

namespace EtlTools.Staging.Undo;

/// <summary>Takes loads back: the table is then as if they had never been.</summary>
public static class LoadUndoer
{
    /// <summary>Takes a load back, in one transaction, and says so in the catalog.</summary>
    /// <param name="run">The run that does it.</param>
    /// <param name="options">Which load.</param>
    /// <param name="progress">Told when another load of the table has to end first.</param>
    /// <param name="cancellationToken">Stops it; nothing is done then.</param>
    /// <returns>What was taken back, the newest first.</returns>
    /// <exception cref="EtlException">
    /// There is no such load, it cannot be taken back or not alone, or something else has changed its rows.
    /// </exception>
    public static async Task<IReadOnlyList<UndonePart>> UndoAsync(
        EtlRun run, UndoOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        FoundLoad load = await UndoPlanner.FindAsync(session, options.LoadId, cancellationToken);
        await using TableLock tableLock = await TableLock.TakeAsync(
            run.Database,
            session,
            await UndoPlanner.RelatedAsync(session, load.Table, cancellationToken),
            $"undo of load {options.LoadId} by run {run.RunId}",
            options.LockTimeout,
            progress,
            cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        UndoPlan plan = await UndoPlanner.PlanAsync(session, options, cancellationToken);
        Dictionary<string, UndoStep> steps = plan.Parts
            .Select(part => part.Table)
            .Distinct()
            .ToDictionary(table => table, table => new UndoStep(session, TableName.Parse(table, ""), run));
        List<UndonePart> done = [];
        foreach (UndonePart part in plan.Parts) done.Add(await steps[part.Table].UndoAsync(part, cancellationToken));
        foreach ((string table, UndoStep step) in steps)
        {
            int oldest = done.FindLastIndex(part => part.Table == table);
            if (await step.DropLeftOverAsync(cancellationToken))
                done[oldest] = done[oldest] with { TableDropped = true };
        }

        cancellationToken.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        return done;
    }
}
