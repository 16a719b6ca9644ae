using EtlTools.Sources.Values;

namespace EtlTools.Sources.Objects;

/// <summary>The objects of a feed as records. Properties that later objects bring are added to the header.</summary>
internal sealed class ObjectRecordReader : RecordReader
{
    private readonly ObjectFeed _feed;
    private readonly CancellationToken _stop;
    private IReadOnlyList<string> _header;
    private RecordBatch? _batch;
    private int _record = -1;
    private long _count;

    /// <summary>Waits for the first objects.</summary>
    public ObjectRecordReader(ObjectFeed feed, CancellationToken stop)
    {
        _feed = feed;
        _stop = stop;
        _batch = feed.Next(stop);
        _header = _batch?.Names ?? [];
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => _header;

    /// <inheritdoc />
    public override long Line => _count;

    /// <inheritdoc />
    public override long Offset => 0;

    /// <summary>The object as JSON, its values in their text form.</summary>
    public override ReadOnlySpan<byte> Raw => _batch!.Json(_record);

    /// <inheritdoc />
    public override SourceProgress Progress => new(_count, _feed.IsComplete ? _feed.Count : null, "rows");

    /// <inheritdoc />
    public override string? Sha256 => null;

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        while (_batch is not null && ++_record == _batch.Count) GoOn();
        if (_batch is null) return false;
        _count++;
        if (_batch.FaultOf(_record) is { } found)
            Refuse(found.Fault.Reason, _batch.Names[found.Field], found.Fault.Expectation);
        return true;
    }

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value) =>
        _batch!.TryGet(_record, index, out value);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _feed.Close();
    }

    private void GoOn()
    {
        _feed.Return(_batch!);
        _batch = _feed.Next(_stop);
        _record = -1;
        if (_batch is not null) _header = _batch.Names;
    }
}
