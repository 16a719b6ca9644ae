using System.Data.Common;
using EtlTools.Sources.Values;

namespace EtlTools.Sources.Databases;

/// <summary>The rows of any provider's reader as records; a row with a value that cannot be read is refused.</summary>
internal sealed class DbRecordReader : RecordReader
{
    private readonly DbDataReader _rows;
    private readonly Func<Exception, Exception> _failure;
    private readonly CancellationToken _stop;
    private readonly RecordBatch _row = new();
    private long _count;

    /// <summary>Begins where a reader stands.</summary>
    /// <param name="rows">The reader; whoever opened it closes it, see <see cref="Closing"/>.</param>
    /// <param name="failure">Says what it means that reading fails.</param>
    /// <param name="stop">Stops reading.</param>
    public DbRecordReader(DbDataReader rows, Func<Exception, Exception> failure, CancellationToken stop)
    {
        _rows = rows;
        _failure = failure;
        _stop = stop;
        try
        {
            _row.Names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        }
        catch (Exception error)
        {
            throw failure(error);
        }
    }

    /// <summary>Closes what was opened for the reader.</summary>
    public Action Closing { get; init; } = static () => { };

    /// <summary>Looks at a value before it is taken; says why it cannot be.</summary>
    public Func<int, object, ValueFault?> Check { get; init; } = static (_, _) => null;

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => _row.Names;

    /// <inheritdoc />
    public override long Line => _count;

    /// <inheritdoc />
    public override long Offset => 0;

    /// <summary>The row as JSON, its values in their text form.</summary>
    public override ReadOnlySpan<byte> Raw => _row.Json(0);

    /// <inheritdoc />
    public override SourceProgress Progress => new(_count, null, "rows");

    /// <inheritdoc />
    public override string? Sha256 => null;

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        _stop.ThrowIfCancellationRequested();
        if (!HasNext()) return false;
        _count++;
        _row.Clear();
        _row.BeginRecord();
        for (int field = 0; field < Header.Count; field++) Take(field);
        if (_row.FaultOf(0) is { } found) Refuse(found.Fault.Reason, Header[found.Field], found.Fault.Expectation);
        return true;
    }

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value) => _row.TryGet(0, index, out value);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) Closing();
    }

    private bool HasNext()
    {
        try
        {
            return _rows.Read();
        }
        catch (Exception error)
        {
            _stop.ThrowIfCancellationRequested();
            throw _failure(error);
        }
    }

    private void Take(int field)
    {
        object value;
        try
        {
            value = _rows.GetValue(field);
        }
        catch (Exception error)
        {
            _row.Refuse(field, new(RejectReason.UnreadableValue, $"The value cannot be read: {error.Message}"), "null");
            return;
        }

        if (Check(field, value) is { } fault) _row.Refuse(field, fault, JsonText.Quote(value.ToString() ?? ""));
        else _row.Set(field, value, NestedValues.None);
    }
}
