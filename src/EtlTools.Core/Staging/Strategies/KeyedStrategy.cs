using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>A strategy that matches the rows of a source with those of the table by their key.</summary>
/// <remarks>
/// The rows go into a table that nobody else reads, and set-based statements take from there what has to be written, in
/// the last transaction. Where the staging table itself is new and nothing stands inside of the records, there is
/// nothing to compare with: they go into it at once or, with checkpoints, the table they are in becomes it. A key that
/// repeats in a source is settled first: the last row wins, or the first where existing keys are left alone, so that
/// the table is the same however a source is cut into loads.
/// </remarks>
internal abstract class KeyedStrategy(TableImport import) : LoadStrategy
{
    private readonly KeyCheck _check = new(import.Landing.Key, import.Sources[0].EstimatedRows);

    private StagingTarget? _target;

    /// <inheritdoc />
    public override IReadOnlyList<RecordCheck> Checks => [_check];

    /// <summary>The table and its sources.</summary>
    protected TableImport Import => import;

    /// <summary>Whether the staging table is created by this load.</summary>
    protected bool IsTableNew { get; private set; }

    /// <summary>Whether rows with new keys are added.</summary>
    protected virtual bool AddsNew => true;

    /// <summary>
    /// Whether rows with known keys are left alone. Of a repeated key the first row wins then, else the last.
    /// </summary>
    protected virtual bool LeavesKnown => false;

    // With nothing to compare, and no rows inside that would have to find their records.
    private bool IsAllNew => IsTableNew && AddsNew && import.Children.Count == 0;

    /// <summary>Rows without a named key are told apart by all they say.</summary>
    private IReadOnlyList<string> Key => import.Landing.Key.Count > 0 ? import.Landing.Key : [AuditColumns.RowHash];

    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken)
    {
        IsTableNew = !shape.Exists;
        return _target = IsAllNew && import.CheckpointEvery is null
            ? await StagingTableBuilder.CreateTargetAsync(session, import, cancellationToken)
            : await TransferTable.CreateAsync(
                session, import, shape, first, isInside: import.Children.Count > 0, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        IsTableNew = !shape.Exists;
        return _target = await TransferTable.OpenAsync(session, import.Table, shape, writeTo, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task LandAsync(
        EtlSession session, SourceLoad load, IReadOnlyList<ChildLoad> children, CancellationToken cancellationToken)
    {
        StagingTarget target = _target!;
        KeyedMerge merge = new(session, target, Key, load, children);
        await PassOverAsync(session, target, load, cancellationToken);
        if (_check.MayRepeat) load.RowsSkipped += await merge.DeleteRepeatsAsync(LeavesKnown, cancellationToken);
        if (target.WriteTo == target.Table) return;
        if (IsAllNew)
        {
            await TransferTable.BecomeTableAsync(session, target, cancellationToken);
            return;
        }

        await StagingTableBuilder.ReadyAsync(session, target, cancellationToken);
        string[] missing = [.. target.Columns.Except(load.Columns.OfType<string>(), StringComparer.Ordinal)];
        if (missing.Length > 0)
            load.AddMessage($"The source lacks {string.Join(", ", missing)}: null in the rows it wrote.");
        await MergeAsync(merge, load, cancellationToken);
        await merge.WriteInsideAsync(AddsNew, LeavesKnown, cancellationToken);
        await merge.DropAsync(cancellationToken);
    }

    /// <summary>Takes out rows that are not even compared, and counts them as skipped.</summary>
    protected virtual Task PassOverAsync(
        EtlSession session, StagingTarget target, SourceLoad load, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Writes what has to be written, and counts what became of each row.</summary>
    protected virtual async Task MergeAsync(KeyedMerge merge, SourceLoad load, CancellationToken cancellationToken)
    {
        long rows = RowsLeft(load);
        KeyedChanges changes = await merge.FindAsync(onlyNew: false, cancellationToken);
        await merge.UpdateAsync(changes, cancellationToken);
        load.RowsUpdated = changes.Known;
        load.RowsUnchanged = rows - changes.Known - changes.New;
        if (AddsNew) await merge.InsertAsync(changes, cancellationToken);
        else load.RowsSkipped += changes.New;
    }

    /// <summary>Rows that are compared: neither refused nor skipped before.</summary>
    protected static long RowsLeft(SourceLoad load) => load.RowsRead - load.RowsRejected - load.RowsSkipped;
}
