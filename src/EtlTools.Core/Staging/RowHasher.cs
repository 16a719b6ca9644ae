using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EtlTools.Database;

namespace EtlTools.Staging;

/// <summary>
/// Computes <c>row_hash</c>, several rows at a time, and fills it in where the rows wait to be sent.
/// </summary>
/// <remarks>
/// The hash is the MD5 of the fields that are not null, in the order of their columns' names, each as its column's name
/// and its text, both with their length in bytes before them (four bytes, most significant first). With the lengths in
/// it, <c>"ab","c"</c> is not <c>"a","bc"</c> and a null is not the empty text; with the names, neither the order of a
/// source's fields nor a column that is null in all of its rows makes a difference.
/// </remarks>
internal sealed class RowHasher
{
    private readonly CopyBuffer _content = new();
    private readonly Range[] _rows = new Range[Md5Lanes.Count];
    private readonly int[] _holes = new int[Md5Lanes.Count];
    private readonly byte[] _hashes = new byte[Md5Lanes.Count * Md5Lanes.HashBytes];
    private int _waiting;
    private int _start;

    /// <summary>The sum of all hashes, as numbers of 128 bits: the same rows give the same sum in any order.</summary>
    public UInt128 Sum { get; private set; }

    /// <summary>Adds a field that is not null to the current row; fields come in the order of their names.</summary>
    /// <param name="name">The column's name with its length, see <see cref="Name"/>.</param>
    /// <param name="value">Its text in UTF-8.</param>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _content.Reserve(name.Length + sizeof(int) + value.Length);
        _content.WriteBytes(name);
        _content.WriteInt32(value.Length);
        _content.WriteBytes(value);
    }

    /// <summary>Ends the current row.</summary>
    /// <param name="buffer">What waits to be sent; <see cref="Finish"/> comes before it is.</param>
    /// <param name="hole">Where in it the hash goes.</param>
    public void EndRow(CopyBuffer buffer, int hole)
    {
        _rows[_waiting] = _start.._content.Length;
        _holes[_waiting] = hole;
        _start = _content.Length;
        if (++_waiting == Md5Lanes.Count) Finish(buffer);
    }

    /// <summary>Fills in the hashes of all rows that wait.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The hash tells rows apart; nothing is kept secret by it.")]
    public void Finish(CopyBuffer buffer)
    {
        ReadOnlySpan<byte> content = _content.Written;
        if (Md5Lanes.IsSupported)
        {
            Md5Lanes.Hash(content, _rows.AsSpan(0, _waiting), _hashes);
        }
        else
        {
            for (int i = 0; i < _waiting; i++)
                MD5.HashData(content[_rows[i]], _hashes.AsSpan(i * Md5Lanes.HashBytes));
        }

        for (int i = 0; i < _waiting; i++)
        {
            ReadOnlySpan<byte> hash = _hashes.AsSpan(i * Md5Lanes.HashBytes, Md5Lanes.HashBytes);
            hash.CopyTo(buffer.Written[_holes[i]..]);
            Sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        }

        _waiting = 0;
        _start = 0;
        _content.Clear();
    }

    /// <summary>A name as <see cref="Add"/> takes it.</summary>
    public static byte[] Name(string column)
    {
        byte[] name = System.Text.Encoding.UTF8.GetBytes(column);
        byte[] bytes = new byte[sizeof(int) + name.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, name.Length);
        name.CopyTo(bytes, sizeof(int));
        return bytes;
    }
}
