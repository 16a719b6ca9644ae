using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Csv;

/// <summary>
/// The records of a CSV file, good and refused, in their order. A record with broken quotes that spans several lines is
/// refused with its first line only, and reading goes on at the second: one quote too many must not take the lines
/// after it along.
/// </summary>
internal sealed class CsvRecordReader : RecordReader
{
    private const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SourceStream _source;
    private readonly int _maxRecordBytes;
    private CsvReader _reader;
    private CsvMalformedReason? _malformed;
    private long _baseOffset;
    private long _baseLine;

    /// <summary>Opens the file and reads its header.</summary>
    /// <param name="source">The file; it is closed with the reader.</param>
    /// <param name="separator">What separates fields; null finds it in the first lines.</param>
    /// <param name="maxRecordBytes">The longest record; reading one takes up to twice as much memory.</param>
    /// <exception cref="EtlException">The file has no header that can be read.</exception>
    public CsvRecordReader(SourceStream source, char? separator, int maxRecordBytes = DefaultMaxRecordBytes)
    {
        _source = source;
        _maxRecordBytes = maxRecordBytes;
        _reader = Open(separator);
        Header = ReadHeader();
    }

    /// <summary>The names in the first record, as they are.</summary>
    public override IReadOnlyList<string> Header { get; }

    /// <inheritdoc />
    public override long Line => _baseLine + _reader.LineNumber;

    /// <inheritdoc />
    public override long Offset => _baseOffset + _reader.ByteOffset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Raw => _reader.RawRecord;

    /// <inheritdoc />
    public override SourceProgress Progress => _source.Progress;

    /// <inheritdoc />
    public override string? Sha256 => _source.Sha256();

    /// <summary>A field: nothing between the separators, <c>,,</c>, is null; <c>,"",</c> is not.</summary>
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        value = _reader.GetSpan(index);
        return !value.IsEmpty || !_reader.GetRawSpan(index).IsEmpty;
    }

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        _malformed = null;
        _source.Keep(Offset, Line);
        try
        {
            if (!_reader.Read()) return false;
        }
        catch (CsvFormatException error)
        {
            RefuseLine(_baseLine + error.LineNumber, _baseOffset + error.ByteOffset, RejectReason.RecordTooLong);
            return true;
        }

        if (_malformed is { } malformed)
            RefuseQuoting(malformed);
        else
            RefuseUnlessSound();
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        _reader.Dispose();
        _source.Dispose();
    }

    private CsvReader Open(char? separator) => CsvReader.Create(
        _source,
        new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            Encoding = s_utf8,
            MaxRecordSize = _maxRecordBytes,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => _malformed = record.Reason,
        },
        leaveOpen: true);

    private string[] ReadHeader()
    {
        if (!Read())
        {
            throw new EtlException(
                ErrorIds.StagingHeader,
                $"{_source.Path} is empty; a header line was expected.",
                "Look at what should have written it.",
                _source.Path);
        }

        if (Reject is { } reject)
        {
            throw new EtlException(
                ErrorIds.StagingHeader,
                $"{_source.Path}:{reject.Line}: the header cannot be read ({reject.Reason}): {reject.Expectation}",
                "Mend the first line of the file.",
                _source.Path);
        }

        string[] names = new string[_reader.FieldCount];
        for (int i = 0; i < names.Length; i++) names[i] = _reader.GetString(i);
        return names;
    }

    private void RefuseUnlessSound()
    {
        ReadOnlySpan<byte> raw = _reader.RawRecord;
        if (raw.Contains((byte)0))
            Refuse(RejectReason.NulByte, $"Byte {raw.IndexOf((byte)0) + 1} of the record is 0; text was expected.");
        else if (!Utf8.IsValid(raw))
            Refuse(RejectReason.InvalidUtf8, "The record holds bytes that are not UTF-8.");
        else if (Header is not null && _reader.FieldCount != Header.Count)
            Refuse(RejectReason.FieldCount, $"{_reader.FieldCount} fields were found, {Header.Count} were expected.");
    }

    private void RefuseQuoting(CsvMalformedReason malformed)
    {
        bool isSeveralLines = _reader.RawRecord.ContainsAny((byte)'\r', (byte)'\n');
        RejectReason reason = malformed == CsvMalformedReason.UnterminatedQuote
            ? RejectReason.UnclosedQuote
            : RejectReason.Quoting;
        if (isSeveralLines)
            RefuseLine(Line, Offset, reason);
        else
            Refuse(reason, Expectation(reason));
    }

    private void Refuse(RejectReason reason, string expectation) =>
        Reject = RejectedRow.Of(Line, Offset, reason, expectation, _reader.RawRecord, _reader.RawRecord.Length);

    private void RefuseLine(long number, long offset, RejectReason reason)
    {
        PhysicalLine line = PhysicalLine.Read(_source, offset);
        if (reason == RejectReason.RecordTooLong && line.Length <= _maxRecordBytes) reason = RejectReason.UnclosedQuote;
        Reject = RejectedRow.Of(number, offset, reason, Expectation(reason), line.Raw, line.Length);

        // Going on with the line break, as an empty line, keeps the bytes after it from passing for a byte order mark.
        bool hasBreak = line.NextOffset > offset + line.Length;
        _baseOffset = hasBreak ? line.NextOffset - 1 : line.NextOffset;
        _baseLine = number - 1;
        char separator = _reader.Separator;
        _reader.Dispose();
        _source.GoTo(_baseOffset);
        _reader = Open(separator);
    }

    private string Expectation(RejectReason reason) => reason switch
    {
        RejectReason.UnclosedQuote => "A quoted field opens and is not closed.",
        RejectReason.RecordTooLong => string.Create(
            CultureInfo.InvariantCulture, $"The record is longer than {_maxRecordBytes:N0} bytes."),
        _ => "A quote stands inside a field that is not quoted, or text follows a closing quote; "
            + "quotes inside a quoted field are doubled.",
    };
}
