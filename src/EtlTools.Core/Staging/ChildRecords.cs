using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>Rows inside the current record, with the record's key before their own fields.</summary>
/// <param name="record">The reader of the records.</param>
/// <param name="rows">The rows of the current one.</param>
/// <param name="key">The table's columns that identify a record.</param>
internal sealed class ChildRecords(RecordReader record, RecordReader rows, IReadOnlyList<string> key) : RecordReader
{
    private int[] _keyFields = [];
    private long _line;

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => [.. key, .. rows.Header];

    /// <summary>How many names <see cref="Header"/> has.</summary>
    public int Fields => key.Count + rows.Header.Count;

    /// <inheritdoc />
    public override long Line => record.Line;

    /// <inheritdoc />
    public override long Offset => record.Offset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Raw => record.Raw;

    /// <inheritdoc />
    public override SourceProgress Progress => record.Progress;

    /// <inheritdoc />
    public override string? Sha256 => record.Sha256;

    /// <summary>Finds the key among the columns of the records; a column they do not have is null.</summary>
    public void Prepare()
    {
        IReadOnlyList<string> columns = ColumnNames.Of(record.Header);
        _keyFields = [.. key.Select(name => columns.ToList().IndexOf(name))];
    }

    /// <summary>
    /// Whether something tells the current record from the one before: a key, or, without one, its line.
    /// </summary>
    public bool IsRecordTold()
    {
        bool isTold = key.Count > 0 || record.Line != _line;
        _line = record.Line;
        return isTold;
    }

    /// <inheritdoc />
    public override bool Read() => rows.Read();

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        if (index >= key.Count) return rows.TryGetField(index - key.Count, out value);
        value = default;
        return _keyFields[index] >= 0 && record.TryGetField(_keyFields[index], out value);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) { }
}
