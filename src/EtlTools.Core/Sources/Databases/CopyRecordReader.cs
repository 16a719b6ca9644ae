using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using EtlTools.Sources.Values;
using Npgsql;

namespace EtlTools.Sources.Databases;

/// <summary>The rows of a binary COPY whose columns are all text.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4</remarks>
internal sealed class CopyRecordReader : RecordReader
{
    private const int SignatureBytes = 11 + sizeof(int) + sizeof(int);

    private readonly PostgresQuery _query;
    private readonly CancellationToken _stop;
    private readonly NpgsqlRawCopyStream _copy;
    private readonly (int Start, int Length)[] _fields;
    private byte[] _bytes = new byte[256 * 1024];
    private int _start;
    private int _position;
    private int _end;
    private long _count;
    private bool _isAtEnd;

    /// <summary>Begins the COPY.</summary>
    /// <param name="query">What to copy out; disposed with this.</param>
    /// <param name="stop">Stops reading.</param>
    public CopyRecordReader(PostgresQuery query, CancellationToken stop)
    {
        _query = query;
        _stop = stop;
        _fields = new (int, int)[query.Columns.Count];
        _copy = query.Copy(stop);
        Take(SignatureBytes);
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => _query.Columns;

    /// <inheritdoc />
    public override long Line => _count;

    /// <inheritdoc />
    public override long Offset => 0;

    /// <summary>The row as JSON, its values as text.</summary>
    public override ReadOnlySpan<byte> Raw => Json();

    /// <inheritdoc />
    public override SourceProgress Progress => new(_count, null, "rows");

    /// <inheritdoc />
    public override string? Sha256 => null;

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        if (_isAtEnd) return false;
        _start = _position;
        int fields = BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));
        if (fields < 0)
        {
            // The server says last whether the query came to its end.
            while (Fill() > 0) { }
            _isAtEnd = true;
            return false;
        }

        _count++;
        for (int field = 0; field < fields; field++)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
            if (length > 0) Take(length);
            _fields[field] = (_position - Math.Max(length, 0) - _start, length);
        }

        if (!_query.SendsUtf8 && Array.FindIndex(_fields, field => !Utf8.IsValid(Bytes(field))) is >= 0 and int wrong)
            Refuse(RejectReason.InvalidUtf8, Header[wrong], "The value holds bytes that are not UTF-8.");
        return true;
    }

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        value = Bytes(_fields[index]);
        return _fields[index].Length >= 0;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        if (!_isAtEnd) _query.Cancel();
        try
        {
            _copy.Dispose();
        }
        catch (Exception)
        {
            // The COPY is given up for a reason that is known.
        }

        _query.Dispose();
    }

    private ReadOnlySpan<byte> Bytes((int Start, int Length) field) =>
        _bytes.AsSpan(_start + field.Start, Math.Max(field.Length, 0));

    /// <summary>The next bytes; what was taken since the row began stays where it can be reached.</summary>
    private ReadOnlySpan<byte> Take(int count)
    {
        while (_end - _position < count)
        {
            if (Fill() == 0) throw _query.Failure(new NpgsqlException("The rows ended within a row."));
        }

        _position += count;
        return _bytes.AsSpan(_position - count, count);
    }

    private int Fill()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _position -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length) Array.Resize(ref _bytes, 2 * _bytes.Length);
        try
        {
            int count = _copy.ReadAsync(_bytes.AsMemory(_end), _query.CutOff).AsTask().GetAwaiter().GetResult();
            _end += count;
            return count;
        }
        catch (NpgsqlException error)
        {
            _stop.ThrowIfCancellationRequested();
            throw _query.Failure(error);
        }
        catch (OperationCanceledException)
        {
            _stop.ThrowIfCancellationRequested();
            throw;
        }
    }

    private byte[] Json()
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, JsonText.Options))
        {
            json.WriteStartObject();
            for (int field = 0; field < _fields.Length; field++)
            {
                json.WritePropertyName(Header[field]);
                ReadOnlySpan<byte> value = Bytes(_fields[field]);
                if (_fields[field].Length < 0) json.WriteNullValue();
                else if (Utf8.IsValid(value)) json.WriteStringValue(value);
                else json.WriteRawValue([(byte)'"', .. value, (byte)'"'], skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }
}
