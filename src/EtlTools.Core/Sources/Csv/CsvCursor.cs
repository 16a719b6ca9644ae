using System.Text;
using CsvHelper;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Csv;

/// <summary>
/// CsvHelper's reader over a source, with lines, offsets and raw text as they are in the source: also behind lines that
/// were passed over, and where separators of several characters were replaced by one.
/// </summary>
internal sealed class CsvCursor : IDisposable
{
    // What may take the place of a separator: control characters, of which text holds hardly one, let alone all.
    private static readonly char[] s_replacements =
        [.. Enumerable.Range(0x1C, 4).Reverse().Concat(Enumerable.Range(1, 8)).Append(0x7F).Select(code => (char)code)];

    private readonly SourceStream _source;
    private readonly CsvDialect _dialect;
    private readonly int _maxRecordBytes;
    private readonly int _widening;
    private readonly byte[] _separator;
    private CsvReader _reader;
    private char? _foundSeparator;
    private int _replacement;
    private bool _hasStarted;
    private bool _isOnRecord;
    private long _baseOffset;
    private long _baseLine;
    private long _shift;
    private byte[] _raw = [];

    /// <summary>Starts where the source stands, which is its beginning.</summary>
    public CsvCursor(SourceStream source, CsvDialect dialect, int maxRecordBytes)
    {
        _source = source;
        _dialect = dialect;
        _maxRecordBytes = maxRecordBytes;
        _separator = Encoding.UTF8.GetBytes(dialect.LongSeparator ?? "");
        _widening = Math.Max(_separator.Length - 1, 0);
        _reader = Open();
    }

    /// <summary>What is wrong with the quotes of the current record; null when nothing is.</summary>
    public CsvMalformedReason? Malformed { get; private set; }

    /// <summary>The physical line on which the current record starts, from 1.</summary>
    public long Line => _baseLine + _reader.LineNumber;

    /// <summary>Where the current record starts, in bytes.</summary>
    public long Offset => _baseOffset + _reader.ByteOffset + _shift;

    /// <summary>How many fields the current record has.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>The separator in use; of several characters, the one that stands for them.</summary>
    public char Separator => _foundSeparator ??= _reader.Separator;

    /// <summary>The current record as it stands in the source, without its line break.</summary>
    public ReadOnlySpan<byte> Raw => _separator.Length == 0 ? _reader.RawRecord : WithSeparators();

    /// <summary>The current record as it was parsed: as long as <see cref="Raw"/> but for its separators.</summary>
    public ReadOnlySpan<byte> Parsed => _reader.RawRecord;

    /// <summary>A field's value.</summary>
    public ReadOnlySpan<byte> Value(int index) => _reader.GetSpan(index);

    /// <summary>A field as it stands in the source.</summary>
    public ReadOnlySpan<byte> RawField(int index) => _reader.GetRawSpan(index);

    /// <summary>A field's value as text.</summary>
    public string Text(int index) => _reader.GetString(index);

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CsvFormatException">The next record is longer than one may be.</exception>
    public bool Read()
    {
        Malformed = null;
        _hasStarted = true;
        if (_separator.Length == 0) return _reader.Read();
        bool wasOnRecord = _isOnRecord;
        long line = wasOnRecord ? Line : _baseLine + 1;
        long offset = wasOnRecord ? Offset : _baseOffset;
        for (int tried = 0; ; tried++)
        {
            try
            {
                Step();
                if (tried > 0 && wasOnRecord && _isOnRecord) Step();
                return _isOnRecord;
            }
            catch (CsvFormatException error) when (error.RecordNumber == 0)
            {
                // The source holds the replacement itself: the last record is read again with another one.
                if (tried == s_replacements.Length) throw NoReplacement(error);
                _replacement = (_replacement + 1) % s_replacements.Length;
                Restart(offset, line - 1);
            }
        }
    }

    /// <summary>The line on which a record starts that could not be read.</summary>
    public long LineOf(CsvFormatException error) => _baseLine + error.LineNumber;

    /// <summary>The offset at which a record starts that could not be read.</summary>
    public long OffsetOf(CsvFormatException error) => _baseOffset + error.ByteOffset + _shift;

    /// <summary>Goes on behind a physical line, with the separator found until now.</summary>
    /// <param name="line">The line.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="number">Its number, from 1.</param>
    public void GoBehind(PhysicalLine line, long offset, long number)
    {
        if (_hasStarted && _separator.Length == 0) _ = Separator;

        // Going on with the line break, as an empty line, keeps the bytes after it from passing for a byte order mark.
        bool hasBreak = line.NextOffset > offset + line.Length;
        Restart(hasBreak ? line.NextOffset - 1 : line.NextOffset, hasBreak ? number - 1 : number);
    }

    /// <summary>Whether records end with a separator that begins no field, by what the first of them say.</summary>
    public bool HasTrailingSeparators() => TrailingSeparator.IsIn(
        _source, _baseOffset, _dialect, _dialect.LongSeparator is null ? Separator : null, s_replacements[_replacement]);

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private void Step()
    {
        if (_isOnRecord) _shift += (_reader.FieldCount - 1) * _widening;
        _isOnRecord = false;
        _isOnRecord = _reader.Read();
    }

    private void Restart(long offset, long line)
    {
        _reader.Dispose();
        _source.GoTo(offset);
        _baseOffset = offset;
        _baseLine = line;
        _shift = 0;
        _isOnRecord = false;
        _reader = Open();
    }

    private CsvReader Open() => _dialect.Open(
        _source, _foundSeparator, s_replacements[_replacement], _maxRecordBytes, record => Malformed = record.Reason);

    private ReadOnlySpan<byte> WithSeparators()
    {
        int fields = _reader.FieldCount;
        int length = _reader.RawRecord.Length + (Math.Max(fields - 1, 0) * _widening);
        if (_raw.Length < length) _raw = new byte[length];
        int end = 0;
        for (int i = 0; i < fields; i++)
        {
            if (i > 0)
            {
                _separator.CopyTo(_raw, end);
                end += _separator.Length;
            }

            ReadOnlySpan<byte> field = _reader.GetRawSpan(i);
            field.CopyTo(_raw.AsSpan(end));
            end += field.Length;
        }

        return _raw.AsSpan(0, end);
    }

    private EtlException NoReplacement(CsvFormatException error) => new(
        ErrorIds.StagingFormat,
        $"{_source.Path} cannot be read with the delimiter '{_dialect.LongSeparator}': near byte {_baseOffset + error.ByteOffset} "
        + $"it holds each of {s_replacements.Length} control characters.",
        "Replace the delimiter by a single character first.",
        _source.Path,
        error);
}
