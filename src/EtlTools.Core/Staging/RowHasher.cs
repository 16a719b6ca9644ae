using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EtlTools.Database;

namespace EtlTools.Staging;

/// <summary>Fills in the hashes of rows that wait in a buffer, several at a time.</summary>
internal sealed class RowHasher
{
    private readonly Range[] _rows = new Range[Md5Lanes.Count];
    private readonly int[] _holes = new int[Md5Lanes.Count];
    private int _waiting;

    /// <summary>Notes a row whose hash is to be put into a hole.</summary>
    /// <param name="buffer">The buffer that holds both; <see cref="Finish"/> comes before it is sent.</param>
    /// <param name="row">What is hashed.</param>
    /// <param name="hole">Where the hash goes.</param>
    public void Add(CopyBuffer buffer, Range row, int hole)
    {
        _rows[_waiting] = row;
        _holes[_waiting] = hole;
        _waiting++;
        if (_waiting == Md5Lanes.Count) Finish(buffer);
    }

    /// <summary>Fills in the hashes of all rows that wait.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The hash tells rows apart; nothing is kept secret by it.")]
    public void Finish(CopyBuffer buffer)
    {
        Span<byte> hashes = stackalloc byte[Md5Lanes.Count * Md5Lanes.HashBytes];
        Span<byte> content = buffer.Written;
        if (Md5Lanes.IsSupported)
        {
            Md5Lanes.Hash(content, _rows.AsSpan(0, _waiting), hashes);
        }
        else
        {
            for (int i = 0; i < _waiting; i++) MD5.HashData(content[_rows[i]], hashes[(i * Md5Lanes.HashBytes)..]);
        }

        for (int i = 0; i < _waiting; i++)
            hashes.Slice(i * Md5Lanes.HashBytes, Md5Lanes.HashBytes).CopyTo(content[_holes[i]..]);
        _waiting = 0;
    }
}
