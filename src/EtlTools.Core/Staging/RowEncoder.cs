using System.Buffers.Binary;
using System.Text;
using EtlTools.Database;
using EtlTools.Sources.Csv;

namespace EtlTools.Staging;

/// <summary>Writes records as rows of binary COPY, with the columns that say where they come from.</summary>
/// <remarks>
/// <c>row_hash</c> is the MD5 of the record's fields in the order of the file, each as its length in bytes (four bytes,
/// most significant first) and its UTF-8 bytes, a null as the length -1. With the lengths in it, <c>"ab","c"</c> is not
/// <c>"a","bc"</c> and a null is not the empty text. These are the bytes COPY takes anyway, so they are hashed in place.
/// </remarks>
internal sealed class RowEncoder
{
    private const int HashAndLineBytes = sizeof(int) + Md5Lanes.HashBytes + sizeof(int) + sizeof(long);

    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RowHasher _hasher = new();
    private readonly int _columns;
    private readonly byte[] _origin;

    /// <summary>Prepares what all rows of a load have in common.</summary>
    /// <param name="columns">How many fields a record has.</param>
    /// <param name="sourceFile">What goes into <c>source_file</c>.</param>
    /// <param name="loadId">The load.</param>
    /// <param name="loadedAt">What goes into <c>load_timestamp</c>.</param>
    public RowEncoder(int columns, string sourceFile, long loadId, DateTimeOffset loadedAt)
    {
        _columns = columns;
        byte[] loadTimestamp = BigEndian((loadedAt - s_epoch).Ticks / TimeSpan.TicksPerMicrosecond);
        _origin = [.. Field(Encoding.UTF8.GetBytes(sourceFile)), .. Field(BigEndian(loadId)), .. Field(loadTimestamp)];
    }

    /// <summary>The order in which the audit columns are written after a file's own.</summary>
    public static IReadOnlyList<string> AuditColumnOrder { get; } =
    [
        AuditColumns.RowHash, AuditColumns.SourceLine,
        AuditColumns.SourceFile, AuditColumns.LoadId, AuditColumns.LoadTimestamp,
    ];

    /// <summary>Writes the current record; its hash may come later, at the latest with <see cref="Finish"/>.</summary>
    public void Encode(CsvRecordReader record, CopyBuffer buffer)
    {
        // A decoded field is never longer than it stands in the file.
        buffer.Reserve(
            sizeof(short) + (_columns * sizeof(int)) + record.Raw.Length + HashAndLineBytes + _origin.Length);
        buffer.WriteInt16((short)(_columns + AuditColumnOrder.Count));
        int start = buffer.Length;
        for (int i = 0; i < _columns; i++)
        {
            ReadOnlySpan<byte> field = record.Field(i);
            if (field.IsEmpty && record.IsMissing(i))
            {
                buffer.WriteInt32(-1);
                continue;
            }

            buffer.WriteInt32(field.Length);
            buffer.WriteBytes(field);
        }

        Range fields = start..buffer.Length;
        buffer.WriteInt32(Md5Lanes.HashBytes);
        _hasher.Add(buffer, fields, hole: buffer.Skip(Md5Lanes.HashBytes));
        buffer.WriteInt32(sizeof(long));
        buffer.WriteInt64(record.Line);
        buffer.WriteBytes(_origin);
    }

    /// <summary>Makes the buffer ready to be sent.</summary>
    public void Finish(CopyBuffer buffer) => _hasher.Finish(buffer);

    private static byte[] Field(byte[] value) => [.. BigEndian(value.Length), .. value];

    private static byte[] BigEndian(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
