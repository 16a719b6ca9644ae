using System.Buffers.Text;

namespace EtlTools.Sources.Json;

/// <summary>The rows an array of the current record becomes: the place in it, then what the elements hold.</summary>
/// <param name="record">The reader of the records.</param>
/// <param name="rows">The rows of the current record.</param>
internal sealed class JsonElementReader(JsonRecordReader record, JsonTable rows) : RecordReader
{
    /// <summary>The first column: the place of the element in its array, from 1.</summary>
    public const string Position = "position";

    private readonly byte[] _position = new byte[16];

    /// <inheritdoc />
    public override IReadOnlyList<string> Header => rows.Names;

    /// <summary>The line of the record, so that a row finds its parent.</summary>
    public override long Line => record.Line;

    /// <inheritdoc />
    public override long Offset => record.Offset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Raw => record.Raw;

    /// <inheritdoc />
    public override SourceProgress Progress => record.Progress;

    /// <inheritdoc />
    public override string? Sha256 => record.Sha256;

    /// <inheritdoc />
    public override bool Read() => rows.Next();

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        if (index > 0) return record.TryGetField(rows, index, out value);
        Utf8Formatter.TryFormat(rows.Position, _position, out int length);
        value = _position.AsSpan(0, length);
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing) { }
}
