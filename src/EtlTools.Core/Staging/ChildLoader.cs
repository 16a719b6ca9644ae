using EtlTools.Database;
using EtlTools.Diagnostics;

namespace EtlTools.Staging;

/// <summary>
/// Writes the rows inside of records to their own table. They wait in memory while the COPY of the records is under way,
/// since a connection takes one at a time.
/// </summary>
/// <param name="child">The table, and the load that counts the rows.</param>
/// <param name="rows">The rows of the current record.</param>
internal sealed class ChildLoader(ChildLoad child, ChildRecords rows)
{
    private const int WaitingBuffers = 16;

    private readonly RowHasher _hasher = new();
    private readonly List<CopyBuffer> _waiting = [];
    private readonly Stack<CopyBuffer> _empty = [];
    private CopyBuffer _buffer = new();
    private RowEncoder? _encoder;
    private int _fields;

    /// <summary>Whether the waiting rows should be written before more records are read.</summary>
    public bool IsFull => _waiting.Count >= WaitingBuffers;

    /// <summary>Whether the current record brought fields the table may have no columns for.</summary>
    public bool HasNewFields => rows.Fields > _fields;

    /// <summary>Sees to it that the table has a column for every field.</summary>
    public async Task PrepareAsync(EtlSession session, CancellationToken cancellationToken)
    {
        IReadOnlyList<string?> columns = await child.Target.ColumnsForAsync(
            session, rows.Header, child.Load.Drift, cancellationToken);
        await child.Target.BeginLoadAsync(session, child.Load, cancellationToken);
        _encoder = new(
            columns,
            child.Load,
            _hasher,
            withOrigin: child.Target.NeedsOrigin,
            numbered: child.Target.IsNumbered ? child.Parent : null);
        _fields = rows.Fields;
        rows.Prepare();
    }

    /// <summary>Takes the rows of the current record.</summary>
    /// <exception cref="EtlException">Nothing tells whose rows they are.</exception>
    public void Encode()
    {
        if (!rows.IsRecordTold()) throw Untold();
        while (rows.Read())
        {
            if (_buffer.IsFull) SetAside();
            _encoder!.Encode(rows, _buffer);
            child.Load.AddRow();
        }
    }

    /// <summary>Writes the rows that wait.</summary>
    public async Task FlushAsync(EtlSession session, CancellationToken cancellationToken)
    {
        SetAside();
        if (_waiting.Count == 0) return;
        string copy = child.Target.Copy(_encoder!.Columns).ToString();
        await using BulkWriter writer = await BulkWriter.BeginAsync(session, copy, cancellationToken);
        foreach (CopyBuffer buffer in _waiting)
        {
            writer.Buffer.Reserve(buffer.Length);
            writer.Buffer.WriteBytes(buffer.Content.Span);
            await writer.SendAsync(cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
        Drop();
    }

    /// <summary>Lets the rows go that wait: they are written.</summary>
    public void Drop()
    {
        SetAside();
        child.Load.ContentHash = _hasher.Sum;
        foreach (CopyBuffer buffer in _waiting)
        {
            buffer.Clear();
            _empty.Push(buffer);
        }

        _waiting.Clear();
    }

    /// <summary>Says what was read, at the end.</summary>
    public void Finish() => child.Load.Sha256 = rows.Sha256;

    private EtlException Untold() => new(
        ErrorIds.StagingExplode,
        $"{child.Load.Import.Name}:{rows.Line}: several records stand on this line, so that nothing tells whose the rows of "
        + $"{child.Child.Field} are.",
        "Name the key of the records with -Key (--key): the rows get it too.",
        child.Load.Import.Name);

    private void SetAside()
    {
        if (_buffer.Length == 0) return;
        _encoder!.Finish(_buffer);
        _waiting.Add(_buffer);
        _buffer = _empty.TryPop(out CopyBuffer? empty) ? empty : new CopyBuffer();
    }
}
