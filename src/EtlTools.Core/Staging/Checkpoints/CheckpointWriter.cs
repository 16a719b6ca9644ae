using EtlTools.Database;
using EtlTools.Sources;
using EtlTools.Sql;

namespace EtlTools.Staging.Checkpoints;

/// <summary>
/// The transactions of a load: one for all of it, or one after the other, each committed together with how far it has
/// come. Disposing it rolls back what is not committed.
/// </summary>
/// <param name="session">The session the load works on.</param>
/// <param name="every">After how many records it commits; null for once, at the end.</param>
internal sealed class CheckpointWriter(EtlSession session, long? every) : IAsyncDisposable
{
    private EtlTransaction? _transaction;
    private long _next;

    /// <summary>Whether it commits before the end.</summary>
    public bool IsOn => every is not null;

    /// <summary>Begins the first transaction.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) =>
        _transaction = await session.BeginAsync(cancellationToken);

    /// <summary>Begins counting for a source.</summary>
    public void Start(SourceLoad load) => _next = every is { } rows ? load.RowsRead + rows : long.MaxValue;

    /// <summary>Whether a checkpoint should be taken before more records are written.</summary>
    public bool IsDue(SourceLoad load) => load.RowsRead >= _next;

    /// <summary>Commits what is written, and with it how far the source is read; then begins another transaction.</summary>
    /// <param name="load">The load; no COPY is open, and all its refused records are written.</param>
    /// <param name="target">Where its rows are.</param>
    /// <param name="children">The loads of the rows inside its records; those are written, too.</param>
    /// <param name="reader">The source, at the last record that is written.</param>
    /// <param name="isComplete">Whether the source is read to its end.</param>
    /// <param name="cancellationToken">Stops it before the commit.</param>
    public async Task SaveAsync(
        SourceLoad load,
        StagingTarget target,
        IReadOnlyList<ChildLoad> children,
        RecordReader reader,
        bool isComplete,
        CancellationToken cancellationToken)
    {
        await SaveAsync(load, target, parentLoadId: null, reader, isComplete, cancellationToken);
        foreach (ChildLoad child in children)
            await SaveAsync(child.Load, child.Target, load.LoadId, reader, isComplete, cancellationToken);
        await CommitAsync(cancellationToken);
        load.NoteCheckpoint();
        await BeginAsync(cancellationToken);
        Start(load);
    }

    /// <summary>Commits. A commit that is cancelled may have happened or not, so it is not.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await _transaction!.CommitAsync(CancellationToken.None);
        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _transaction?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task SaveAsync(
        SourceLoad load,
        StagingTarget target,
        long? parentLoadId,
        RecordReader reader,
        bool isComplete,
        CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlScript.Of(
                "staging/checkpoint/save.sql",
                load.LoadId,
                target.WriteTo.Name,
                load.RowsRead,
                load.RowsRejected,
                ContentHashes.Uuid(load.ContentHash),
                reader.Offset,
                reader.Line,
                isComplete ? reader.Sha256 : null,
                isComplete,
                load.CreatedTable && target.WriteTo == target.Table,
                load.Drift.AddedColumns.ToArray(),
                parentLoadId,
                target.WriteTo.Quoted),
            cancellationToken);
        await target.SettleAsync(session, cancellationToken);
    }
}
