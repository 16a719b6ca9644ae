using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Csv;

/// <summary>
/// The records of delimited text or of lines of fixed width, good and refused, in their order. A record with broken
/// quotes that spans several lines is refused with its first line only, and reading goes on at the second: one quote
/// too many must not take the lines after it along.
/// </summary>
internal sealed class CsvRecordReader : RecordReader
{
    private const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    private readonly SourceStream _source;
    private readonly int _maxRecordBytes;
    private readonly CsvDialect _dialect;
    private readonly CsvCursor _cursor;
    private readonly bool _hasTrailingSeparators;
    private long? _headerLine;
    private bool _isFirstWaiting;

    /// <summary>Opens the source and reads its header.</summary>
    /// <param name="source">The source; it is closed with the reader.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="maxRecordBytes">The longest record; reading one takes up to twice as much memory.</param>
    /// <exception cref="EtlException">The format contradicts itself, or the header cannot be read.</exception>
    public CsvRecordReader(SourceStream source, SourceFormat format, int maxRecordBytes = DefaultMaxRecordBytes)
    {
        _source = source;
        _maxRecordBytes = maxRecordBytes;
        _dialect = new CsvDialect(format.Or(LongSeparator.In(source, format)));
        _source.Keep(0, 0);
        _cursor = new CsvCursor(source, _dialect, maxRecordBytes);
        SkipLines(format.SkipLines ?? 0);
        _hasTrailingSeparators =
            _dialect.Columns is null && (format.TrailingDelimiter ?? _cursor.HasTrailingSeparators());
        Header = format.Header ?? _dialect.Columns?.Names ?? FindHeader();
        if (_dialect is { Columns: not null, HasHeader: true }) Read();
    }

    /// <summary>The names in the first record, as they are; those that were given where it has none.</summary>
    public override IReadOnlyList<string> Header { get; }

    /// <inheritdoc />
    public override long? HeaderLine => _headerLine;

    /// <inheritdoc />
    public override long Line => _cursor.Line;

    /// <inheritdoc />
    public override long Offset => _cursor.Offset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Raw => _cursor.Raw;

    /// <inheritdoc />
    public override SourceProgress Progress => _source.Progress;

    /// <inheritdoc />
    public override string? Sha256 => _source.Sha256();

    /// <summary>A field: unless the format says otherwise, nothing between the separators is null, <c>""</c> is not.</summary>
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        int field = _dialect.Columns is { } columns ? columns.Fields[index] : index;
        value = _cursor.Value(field);
        return _dialect.IsPlain
            ? !value.IsEmpty || !_cursor.RawField(field).IsEmpty
            : !_dialect.IsNull(_cursor.RawField(field));
    }

    /// <summary>How a record can be read again by itself, from its <see cref="Raw"/>.</summary>
    public override SourceFormat RawFormat => new()
    {
        Kind = _dialect.Columns is null ? FormatKind.Delimited : FormatKind.FixedWidth,
        Delimiter = _dialect.Columns is not null ? null : _dialect.LongSeparator ?? _cursor.Separator.ToString(),
        Quote = _dialect.Format.Quote,
        Escape = _dialect.Format.Escape,
        HasHeader = false,
        Header = Header,
        NullValues = _dialect.Format.NullValues,
        Trim = _dialect.Format.Trim,
        TrailingDelimiter = _hasTrailingSeparators,
        Columns = _dialect.Format.Columns,
    };

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount
    {
        get
        {
            if (_dialect.Columns is { } columns) return columns.Fields.Length;
            int count = _cursor.FieldCount;
            return _hasTrailingSeparators && count > 1 && _cursor.RawField(count - 1).IsEmpty ? count - 1 : count;
        }
    }

    /// <inheritdoc />
    public override bool Read()
    {
        if (_isFirstWaiting)
        {
            _isFirstWaiting = false;
            return true;
        }

        Reject = null;
        _source.Keep(Offset, Line);
        try
        {
            if (!_cursor.Read()) return false;
        }
        catch (CsvFormatException error)
        {
            RefuseLine(_cursor.LineOf(error), _cursor.OffsetOf(error), RejectReason.RecordTooLong);
            return true;
        }

        if (_cursor.Malformed is { } malformed)
            RefuseQuoting(malformed);
        else
            RefuseUnlessSound();
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _cursor.Dispose();
        _source.Dispose();
    }

    private void SkipLines(int count)
    {
        long offset = 0;
        for (int number = 1; number <= count; number++)
        {
            PhysicalLine line = PhysicalLine.Read(_source, offset);
            if (number == count) _cursor.GoBehind(line, offset, number);
            offset = line.NextOffset;
        }
    }

    private string[] FindHeader()
    {
        string what = _dialect.HasHeader ? "header" : "first record";
        if (!Read())
        {
            throw new EtlException(
                ErrorIds.StagingHeader,
                $"{_source.Path} is empty; a {what} was expected.",
                "Look at what should have written it.",
                _source.Path);
        }

        if (Reject is { } reject)
        {
            throw new EtlException(
                ErrorIds.StagingHeader,
                $"{_source.Path}:{reject.Line}: the {what} cannot be read ({reject.Reason}): {reject.Expectation}",
                $"Mend line {reject.Line} of the file.",
                _source.Path);
        }

        _isFirstWaiting = !_dialect.HasHeader;
        _headerLine = _dialect.HasHeader ? Line : null;
        string[] names = new string[FieldCount];
        for (int i = 0; i < names.Length; i++) names[i] = _dialect.HasHeader ? _cursor.Text(i) : $"column_{i + 1}";
        return names;
    }

    private void RefuseUnlessSound()
    {
        ReadOnlySpan<byte> record = _cursor.Parsed;
        if (record.Contains((byte)0))
            Refuse(RejectReason.NulByte, $"Byte {Raw.IndexOf((byte)0) + 1} of the record is 0; text was expected.");
        else if (!Utf8.IsValid(record))
            Refuse(RejectReason.InvalidUtf8, "The record holds bytes that are not UTF-8.");
        else if (_dialect.Columns is { } columns)
            RefuseTextBehind(columns);
        else if (Header is not null && FieldCount != Header.Count)
            Refuse(RejectReason.FieldCount, $"{FieldCount} fields were found, {Header.Count} were expected.");
    }

    private void RefuseTextBehind(FixedLayout columns)
    {
        if (_cursor.RawField(columns.Widths.Length - 1).Trim(" \t"u8).IsEmpty) return;
        Refuse(RejectReason.FieldCount, $"Text follows character {columns.End}, where the last column ends.");
    }

    private void RefuseQuoting(CsvMalformedReason malformed)
    {
        bool isSeveralLines = Raw.ContainsAny((byte)'\r', (byte)'\n');
        RejectReason reason = malformed == CsvMalformedReason.UnterminatedQuote
            ? RejectReason.UnclosedQuote
            : RejectReason.Quoting;
        if (isSeveralLines)
            RefuseLine(Line, Offset, reason);
        else
            Refuse(reason, Expectation(reason));
    }

    private void Refuse(RejectReason reason, string expectation) =>
        Reject = RejectedRow.Of(Line, Offset, reason, expectation, Raw, Raw.Length);

    private void RefuseLine(long number, long offset, RejectReason reason)
    {
        PhysicalLine line = PhysicalLine.Read(_source, offset);
        if (reason == RejectReason.RecordTooLong && line.Length <= _maxRecordBytes) reason = RejectReason.UnclosedQuote;
        Reject = RejectedRow.Of(number, offset, reason, Expectation(reason), line.Raw, line.Length);
        _cursor.GoBehind(line, offset, number);
    }

    private string Expectation(RejectReason reason) => reason switch
    {
        RejectReason.UnclosedQuote => "A quoted field opens and is not closed.",
        RejectReason.RecordTooLong => string.Create(
            CultureInfo.InvariantCulture, $"The record is longer than {_maxRecordBytes:N0} bytes."),
        _ when _dialect.Format.Escape is not null => "The record ends with an escape character, which has nothing to escape.",
        _ => "A quote stands inside a field that is not quoted, or text follows a closing quote; "
            + "quotes inside a quoted field are doubled.",
    };
}
