using System.Buffers.Binary;
using System.Text;
using EtlTools.Database;
using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>Writes records as rows of binary COPY, with the columns that say where they come from.</summary>
internal sealed class RowEncoder
{
    // The hash, the line and the record's number, each with its length.
    private const int OwnBytes = sizeof(int) + Md5Lanes.HashBytes + 2 * (sizeof(int) + sizeof(long));

    private static readonly string[] s_numberColumn = [StagingTarget.RecordNumber];

    private static readonly DateTimeOffset s_epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RowHasher _hasher;
    private readonly int[] _fields;
    private readonly byte[][] _names;
    private readonly byte[] _origin;
    private readonly SourceLoad? _numbered;

    /// <summary>Prepares what all rows of a load have in common.</summary>
    /// <param name="columns">The table's column for each field of a record; null for a field that is left out.</param>
    /// <param name="load">The load they belong to.</param>
    /// <param name="hasher">Computes their hashes.</param>
    /// <param name="withOrigin">Whether what all rows have in common is sent with each; else the table knows it.</param>
    /// <param name="numbered">The load whose records are counted, where their numbers are sent; else null.</param>
    public RowEncoder(
        IReadOnlyList<string?> columns,
        SourceLoad load,
        RowHasher hasher,
        bool withOrigin = true,
        SourceLoad? numbered = null)
    {
        _hasher = hasher;
        _numbered = numbered;
        (string Name, int Field)[] order = [.. columns
            .Select((name, field) => (Name: name!, Field: field))
            .Where(column => column.Name is not null)
            .OrderBy(column => column.Name, StringComparer.Ordinal)];
        _fields = [.. order.Select(column => column.Field)];
        _names = [.. order.Select(column => RowHasher.Name(column.Name))];
        Columns =
        [
            .. order.Select(column => column.Name),
            .. AuditColumns.OfRow.Select(column => column.Name),
            .. numbered is null ? [] : s_numberColumn,
            .. withOrigin ? AuditColumns.OfLoad.Select(column => column.Name) : [],
        ];
        if (!withOrigin)
        {
            _origin = [];
            return;
        }

        byte[] loadTimestamp = BigEndian((load.StartedAt - s_epoch).Ticks / TimeSpan.TicksPerMicrosecond);
        _origin =
        [
            .. Field(Encoding.UTF8.GetBytes(load.Import.Source.ShortName)),
            .. Field(BigEndian(load.LoadId)),
            .. Field(loadTimestamp),
        ];
    }

    /// <summary>The table's columns in the order in which they are written.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Writes the current record; its hash may come later, at the latest with <see cref="Finish"/>.</summary>
    public void Encode(RecordReader record, CopyBuffer buffer)
    {
        buffer.Reserve(sizeof(short) + OwnBytes + _origin.Length);
        buffer.WriteInt16((short)Columns.Count);
        for (int i = 0; i < _fields.Length; i++)
        {
            bool isNull = !record.TryGetField(_fields[i], out ReadOnlySpan<byte> field);
            buffer.Reserve(sizeof(int) + field.Length + OwnBytes + _origin.Length);
            buffer.WriteInt32(isNull ? -1 : field.Length);
            if (isNull) continue;
            buffer.WriteBytes(field);
            _hasher.Add(_names[i], field);
        }

        buffer.WriteInt32(sizeof(long));
        buffer.WriteInt64(record.Line);
        buffer.WriteInt32(Md5Lanes.HashBytes);
        _hasher.EndRow(buffer, hole: buffer.Skip(Md5Lanes.HashBytes));
        if (_numbered is not null)
        {
            buffer.WriteInt32(sizeof(long));
            buffer.WriteInt64(_numbered.RowsRead);
        }

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
