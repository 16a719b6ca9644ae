using System.Threading.Channels;
using EtlTools.Sources.Values;

namespace EtlTools.Sources.Objects;

/// <summary>
/// Where objects go in: the thread that has them writes them in their text form into batches, and a load takes the
/// batches at its own pace. A few batches at most wait, whatever the number of objects.
/// </summary>
/// <param name="nested">How to look into objects that stand in a cell.</param>
public sealed class ObjectFeed(NestedValues nested)
{
    private const int Batches = 4;

    private readonly Channel<RecordBatch> _full = Channel.CreateBounded<RecordBatch>(Batches);
    private readonly Channel<RecordBatch> _empty = Channel.CreateBounded<RecordBatch>(Batches + 2);
    private readonly FieldNames _names = new();
    private RecordBatch _batch = new();
    private int _fields;
    private volatile bool _isClosed;

    /// <summary>How many objects came.</summary>
    public long Count { get; private set; }

    /// <summary>Whether all objects came.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether nobody reads any more.</summary>
    public bool IsClosed => _isClosed;

    /// <summary>Whether the batch should be sent.</summary>
    public bool IsFull => _batch.IsFull;

    /// <summary>Begins an object.</summary>
    public void Begin()
    {
        _batch.BeginRecord();
        _fields = 0;
        Count++;
    }

    /// <summary>Adds a property of the object; one that cannot be text refuses the object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, object? value) => _batch.Set(PlaceOf(name), nested.Unwrap(value), nested);

    /// <summary>Refuses the object for a property that cannot be read.</summary>
    /// <param name="name">The property's name.</param>
    /// <param name="why">What was said when it was read.</param>
    public void Refuse(string name, string why) => _batch.Refuse(
        PlaceOf(name), new(RejectReason.UnreadableValue, $"The value cannot be read: {why}"), "null");

    /// <summary>Hands the batch over.</summary>
    /// <returns>False when too many batches wait, or nobody reads them any more.</returns>
    public bool TrySend()
    {
        _batch.Names = _names.Snapshot;
        if (!_full.Writer.TryWrite(_batch)) return false;
        _batch = _empty.Reader.TryRead(out RecordBatch? batch) ? batch : new();
        return true;
    }

    /// <summary>Waits until a batch can be handed over, or nobody reads any more.</summary>
    /// <param name="time">How long at most.</param>
    public void WaitForRoom(TimeSpan time) => _full.Writer.WaitToWriteAsync().AsTask().Wait(time);

    /// <summary>Forgets the objects of the batch but not the names of their properties.</summary>
    public void Discard() => _batch.Clear();

    /// <summary>Says that the last batch was handed over.</summary>
    public void Complete()
    {
        IsComplete = true;
        _full.Writer.TryComplete();
    }

    /// <summary>Says that nobody reads any more.</summary>
    public void Close()
    {
        _isClosed = true;
        _full.Writer.TryComplete();
    }

    /// <summary>The first batch, which stays; waits for it.</summary>
    internal RecordBatch? First(CancellationToken cancellationToken) =>
        Wait(cancellationToken) && _full.Reader.TryPeek(out RecordBatch? batch) ? batch : null;

    /// <summary>The next batch; waits for it.</summary>
    /// <returns>Null at the end.</returns>
    internal RecordBatch? Next(CancellationToken cancellationToken) =>
        Wait(cancellationToken) && _full.Reader.TryRead(out RecordBatch? batch) ? batch : null;

    /// <summary>Gives a batch back that was read.</summary>
    internal void Return(RecordBatch batch)
    {
        batch.Clear();
        _empty.Writer.TryWrite(batch);
    }

    // A record reader is asked from a thread of the pool that has nothing else to do meanwhile.
    private bool Wait(CancellationToken cancellationToken) =>
        _full.Reader.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult();

    private int PlaceOf(string name) => _names.PlaceOf(name, _fields++, _batch.IsSet);
}
