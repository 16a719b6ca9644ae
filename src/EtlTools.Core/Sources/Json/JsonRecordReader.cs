using System.Globalization;
using System.Text.Json;
using EtlTools.Staging;

namespace EtlTools.Sources.Json;

/// <summary>
/// The records of a JSON file: the values of an array, at the top or where a path leads to, or values one after the
/// other. Memory is bounded by the longest record, not by the file.
/// </summary>
/// <remarks>
/// <para>Columns are the scalars of a record and of the objects in it, named by their path: <c>authorMeta.id</c>
/// becomes <c>author_meta_id</c>. Of two paths with one name the second in the order of their text gets <c>_2</c>. Strings lose
/// their escapes, numbers keep their text, true and false are words; null and what is not there are null, an empty
/// object is <c>{}</c>.</para>
/// <para>An array is text that depends only on what it says: no whitespace, properties in the order of their names.
/// Arrays that are exploded become <see cref="Children"/> instead; arrays inside of those stay text.</para>
/// <para>The header holds what the first thousand records have, or the first 4 MB of them.</para>
/// </remarks>
internal sealed class JsonRecordReader : RecordReader
{
    private const int DefaultMaxRecordBytes = 16 * 1024 * 1024;
    private const int DefaultMaxDepth = 64;
    private const int SampledRecords = 1_000;
    private const int SampledBytes = 4 * 1024 * 1024;

    private readonly SourceStream _source;
    private readonly JsonWindow _window;
    private readonly JsonErrors _errors;
    private readonly JsonRecords _records;
    private readonly JsonTable _table;
    private readonly JsonTable[] _tables;
    private readonly int[] _columns;
    private readonly JsonFlattener _flattener;
    private readonly int _maxRecordBytes;
    private long _line;
    private long _offset;
    private int _length;
    private long _read;
    private bool _isAtStart;

    /// <summary>Opens a file and looks at its first records.</summary>
    /// <param name="source">The file; it is closed with the reader.</param>
    /// <param name="format">Where the records are, and which of their arrays become rows of tables of their own.</param>
    /// <param name="maxRecordBytes">The longest record; reading one takes up to twice as much memory.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested, the record itself being the first.</param>
    /// <exception cref="Diagnostics.EtlException">The file is empty, the path leads nowhere, or what comes before the
    /// records is not JSON.</exception>
    public JsonRecordReader(
        SourceStream source,
        SourceFormat format,
        int maxRecordBytes = DefaultMaxRecordBytes,
        int maxDepth = DefaultMaxDepth)
    {
        _source = source;
        _maxRecordBytes = maxRecordBytes;
        _window = new(source, maxRecordBytes);
        _errors = new(source.Path);
        Dictionary<string, JsonTable> exploded = new(StringComparer.Ordinal);
        foreach (string name in format.Explode ?? []) exploded.TryAdd(ColumnOf(name), RowsOf(source.Path));
        Children = exploded.ToDictionary(
            entry => entry.Key, RecordReader (entry) => new JsonElementReader(this, entry.Value));
        Dictionary<string, JsonTable> free = new(exploded, StringComparer.Ordinal);
        _table = new(source.Path, name => free.Remove(ColumnNames.Of([name])[0], out JsonTable? rows) ? rows : null);
        _tables = [_table, .. exploded.Values];
        _columns = new int[_tables.Length];
        _flattener = new(_table, _tables[1..], maxDepth);
        _records = Open(format.RecordPath);
        TakeSample();
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => _table.Names;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, RecordReader> Children { get; }

    /// <inheritdoc />
    public override long Line => _line;

    /// <inheritdoc />
    public override long Offset => _offset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Raw => _length > 0 ? _window.Rest[.._length] : Reject?.Raw;

    /// <inheritdoc />
    public override SourceFormat RawFormat => new()
    {
        Kind = FormatKind.Json,
        Header = Header,
        Explode = Children.Count > 0 ? [.. Children.Keys] : null,
    };

    /// <inheritdoc />
    public override bool IsDocument => true;

    /// <summary>What is wrong with the current record; null when it is good, or no JSON.</summary>
    public JsonDefect? Defect => _length > 0 ? _flattener.Defect : null;

    /// <inheritdoc />
    public override SourceProgress Progress => _source.Progress;

    /// <inheritdoc />
    public override string? Sha256 => _source.Sha256();

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value) => TryGetField(_table, index, out value);

    /// <summary>A field of the row a table shows.</summary>
    public bool TryGetField(JsonTable table, int index, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!table.TryGet(index, out JsonCell cell)) return false;
        value = _flattener.TextOf(_window.Rest, cell);
        return true;
    }

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        if (_length > 0) _records.Pass(_length);
        _length = 0;
        if (!_isAtStart && !_records.MoveNext(isSample: false)) return false;
        _isAtStart = false;
        _line = _window.Line;
        _offset = _window.Offset;
        _source.Keep(_offset, _line);
        NoteColumns();
        try
        {
            if (!TryParse())
                RefuseBytes(RejectReason.RecordTooLong, TooLong, null, _records.PassTooLong());
        }
        catch (JsonException error)
        {
            long position = JsonErrors.PlaceOf(_window.Rest, error);
            string path = JsonPath.At(_window.Rest[..(int)position], position);
            string expectation = string.Create(
                CultureInfo.InvariantCulture, $"Not JSON at byte {_offset + position}: {JsonErrors.Bare(error)}.");
            RefuseBytes(RejectReason.InvalidJson, expectation, path, _records.PassBroken(error));
        }

        if (_flattener.Defect is { } defect && Reject is null)
        {
            string found = string.Create(
                CultureInfo.InvariantCulture, $"At byte {_offset + defect.Position}: {defect.Expectation}.");
            Refuse(defect.Reason, JsonPath.At(Raw, defect.Position), found);
        }

        if (Reject is null) _errors.LastGood = (++_read, _line, _offset, _length);
        else KeepNotedColumns();
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _source.Dispose();
    }

    private string TooLong => string.Create(
        CultureInfo.InvariantCulture, $"The record is longer than {_maxRecordBytes:N0} bytes.");

    private static string ColumnOf(string name) =>
        ColumnNames.Of([string.Join('_', name.Split('.').Select(JsonNames.Words))])[0];

    private static JsonTable RowsOf(string path) => new(path, _ => null, JsonElementReader.Position);

    private JsonRecords Open(string? path)
    {
        _window.More();
        if (_window.Rest.StartsWith("\uFEFF"u8)) _window.Advance(3);
        if (!_window.SkipWhitespace()) throw _errors.Empty();
        bool isDocument = path is not null || _window.Rest[0] == '[';
        return isDocument
            ? new JsonArrayRecords(_window, RecordPath.Parse(path ?? "$"), _errors)
            : new JsonLines(_window);
    }

    /// <summary>Reads the record the window starts with.</summary>
    /// <returns>False when it is too long.</returns>
    private bool TryParse()
    {
        while (!_flattener.TryRead(_window.Rest, _window.IsAtEnd))
        {
            if (!_window.More()) return false;
        }

        if (_flattener.Length > _maxRecordBytes) return false;
        _length = _flattener.Length;
        return true;
    }

    private void TakeSample()
    {
        _isAtStart = _records.MoveNext(isSample: false);
        if (_isAtStart)
        {
            _window.Mark();
            int records = 0;
            while (records++ < SampledRecords && _window.PassedSinceMark < SampledBytes && TrySample())
            {
                if (!_records.MoveNext(isSample: true)) break;
            }

            _window.Rewind();
            _records.Rewind();
        }

        _length = 0;
        foreach (JsonTable rows in _tables) rows.Arrange();
    }

    private bool TrySample()
    {
        NoteColumns();
        try
        {
            if (!TryParse()) return false;
            if (_flattener.Defect is not null) KeepNotedColumns();
            _records.Pass(_length);
            return true;
        }
        catch (JsonException error)
        {
            KeepNotedColumns();
            if (!_records.CanRecover) return false;
            _records.PassBroken(error);
            return true;
        }
    }

    private void NoteColumns()
    {
        for (int i = 0; i < _tables.Length; i++) _columns[i] = _tables[i].Names.Count;
    }

    private void KeepNotedColumns()
    {
        for (int i = 0; i < _tables.Length; i++) _tables[i].KeepColumns(_columns[i]);
    }

    private void RefuseBytes(RejectReason reason, string expectation, string? path, PassedBytes passed) =>
        Reject = RejectedRow.Of(_line, _offset, reason, expectation, passed.First, passed.Length) with { Field = path };
}
