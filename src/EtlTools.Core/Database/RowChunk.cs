using System.Buffers.Binary;

namespace EtlTools.Database;

/// <summary>Rows in the format of binary COPY as they came from the server, with the place of each field.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4</remarks>
internal sealed class RowChunk
{
    private const int FullAt = 1024 * 1024;
    private const int MostFields = 128 * 1024;
    private const int HeadBytes = 19;
    private const int KeepAtMost = 4 * FullAt;

    private readonly int _columns;
    private readonly int _mostRows;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _bytes = new byte[FullAt];
    private int _filled;
    private int _parsed;
    private bool _isInRows;

    /// <summary>Makes room for rows of so many columns.</summary>
    public RowChunk(int columns)
    {
        _columns = columns;
        _mostRows = Math.Clamp(MostFields / Math.Max(columns, 1), 64, 8192);
        _starts = new int[columns * _mostRows];
        _lengths = new int[columns * _mostRows];
    }

    /// <summary>How many rows it holds.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether the server has sent the last row.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Room for more bytes; at least one.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_filled == _bytes.Length) Array.Resize(ref _bytes, checked(_bytes.Length * 2));
            return _bytes.AsMemory(_filled);
        }
    }

    /// <summary>Whether to hand it on before more bytes are taken.</summary>
    public bool IsFull => Rows == _mostRows || (_filled >= FullAt && Rows > 0);

    /// <summary>Whether a field is null.</summary>
    public bool IsNull(int row, int column) => _lengths[(column * _mostRows) + row] < 0;

    /// <summary>A field that is not null.</summary>
    public ReadOnlySpan<byte> Field(int row, int column)
    {
        int at = (column * _mostRows) + row;
        return _bytes.AsSpan(_starts[at], _lengths[at]);
    }

    /// <summary>Begins anew with the bytes another chunk took and did not get to.</summary>
    public void StartAfter(RowChunk other)
    {
        ReadOnlySpan<byte> rest = other._bytes.AsSpan(other._parsed, other._filled - other._parsed);
        if (_bytes.Length > KeepAtMost || _bytes.Length < rest.Length)
            _bytes = new byte[Math.Max(FullAt, rest.Length)];
        rest.CopyTo(_bytes);
        _filled = rest.Length;
        _parsed = 0;
        _isInRows = true;
        Rows = 0;
        Parse();
    }

    /// <summary>Takes bytes that were written into <see cref="Free"/>.</summary>
    public void Advance(int bytes)
    {
        _filled += bytes;
        Parse();
    }

    private void Parse()
    {
        if (!_isInRows && !TrySkipHead()) return;
        while (Rows < _mostRows && !IsLast && TryParseRow()) { }
    }

    private bool TrySkipHead()
    {
        if (_filled < HeadBytes) return false;
        int extension = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(HeadBytes - sizeof(int)));
        _parsed = HeadBytes + extension;
        return _isInRows = _filled >= _parsed;
    }

    private bool TryParseRow()
    {
        int at = _parsed;
        if (_filled - at < sizeof(short)) return false;
        short fields = BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));
        at += sizeof(short);
        if (fields < 0)
        {
            IsLast = true;
            _parsed = at;
            return false;
        }

        for (int field = 0; field < fields; field++)
        {
            if (_filled - at < sizeof(int)) return false;
            int length = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
            at += sizeof(int);
            if (_filled - at < length) return false;
            int place = (field * _mostRows) + Rows;
            _starts[place] = at;
            _lengths[place] = length;
            at += Math.Max(length, 0);
        }

        _parsed = at;
        Rows++;
        return true;
    }
}
