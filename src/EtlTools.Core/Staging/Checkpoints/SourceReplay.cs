using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Staging.Checkpoints;

/// <summary>
/// Reads a source again up to a checkpoint without writing anything, and makes sure that these are the records that
/// were written. That serves every format alike, compressed ones and pipes too, and costs a fraction of writing.
/// </summary>
internal sealed class SourceReplay(
    EtlSession session, StagingTarget target, IReadOnlyList<RecordCheck> checks, IReadOnlyList<ChildLoader> inside)
{
    private readonly CopyBuffer _scratch = new();

    /// <summary>Goes to the checkpoint of a load.</summary>
    /// <exception cref="EtlException">The source says something else than it did.</exception>
    public async Task RunAsync(
        RecordReader reader, SourceLoad load, Checkpoint reached, RowHasher hasher, CancellationToken cancellationToken)
    {
        RowEncoder encoder = await PrepareAsync(reader, load, hasher, cancellationToken);
        int fields = reader.Header.Count;
        while (load.RowsRead < reached.RowsRead)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!reader.Read()) throw Changed(load, reached);
            if (reader.Header.Count > fields || inside.Any(child => child.HasNewFields))
            {
                encoder.Finish(_scratch);
                encoder = await PrepareAsync(reader, load, hasher, cancellationToken);
                fields = reader.Header.Count;
            }

            if (reader.Reject is null && checks.All(check => check.Accepts(reader)))
            {
                encoder.Encode(reader, _scratch);
                foreach (ChildLoader child in inside) child.Encode();
                load.AddRow();
            }
            else
            {
                load.AddWrittenReject(reader.Reject!);
            }

            foreach (ChildLoader child in inside.Where(child => child.IsFull)) child.Drop();
            if (!_scratch.IsFull) continue;
            encoder.Finish(_scratch);
            _scratch.Clear();
        }

        // At the end of the source there is nothing left to load, which would have seen that it has grown.
        if (reached.IsComplete && reader.Read()) throw Changed(load, reached);
        encoder.Finish(_scratch);
        foreach (ChildLoader child in inside) child.Drop();
        load.ContentHash = hasher.Sum;
        bool isSame = load.HasReached(reached) && load.Children.All(child => child.HasReached(child.Reached))
            && (reader.Offset, reader.Line) == (reached.Offset, reached.Line);
        if (!isSame) throw Changed(load, reached);
    }

    private async Task<RowEncoder> PrepareAsync(
        RecordReader reader, SourceLoad load, RowHasher hasher, CancellationToken cancellationToken)
    {
        load.Columns = await target.ColumnsForAsync(session, reader.Header, load.Drift, cancellationToken);
        foreach (RecordCheck check in checks) check.Prepare(reader.Header, load.Columns);
        foreach (ChildLoader child in inside) await child.PrepareAsync(session, cancellationToken);
        return new(load.Columns, load, hasher);
    }

    private static EtlException Changed(SourceLoad load, Checkpoint reached) => new(
        ErrorIds.StagingFileChanged,
        $"{load.Import.Name} is not what it was when load {load.LoadId} stopped at line {reached.Line}: the {reached.RowsRead:N0} "
        + "records before it have changed, so that the load cannot go on.",
        "Load it anew with -Force (--force): what the stopped load had written is taken back.",
        load.Import.Name);
}
