using System.Buffers.Binary;
using System.Numerics;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Tells, in fixed memory, that no key of a source repeats; it is never wrong about that. When it says that one may, it
/// is for the database to find out.
/// </summary>
/// <remarks>
/// A Bloom filter in blocks of one cache line (Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters,
/// 2007). With eight bits set for a key and 128 to spare, a million keys are taken for unique nearly always.
/// </remarks>
internal sealed class KeyFilter
{
    private const int WordsInBlock = 8;
    private const int LeastBlocks = 1 << 10;
    private const int MostBlocks = 1 << 18;
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    private readonly ulong[] _bits;
    private readonly ulong _blockMask;
    private ulong _hash = First;

    /// <param name="expectedKeys">How many keys there may be; null when nothing tells.</param>
    public KeyFilter(long? expectedKeys)
    {
        long blocks = Math.Clamp((expectedKeys ?? long.MaxValue / 4) / 4, LeastBlocks, MostBlocks);
        _bits = new ulong[(int)BitOperations.RoundUpToPowerOf2((ulong)blocks) * WordsInBlock];
        _blockMask = (ulong)(_bits.Length / WordsInBlock) - 1;
    }

    /// <summary>Whether a key may have come twice.</summary>
    public bool MayRepeat { get; private set; }

    /// <summary>Adds a column of the current key.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        Mix((ulong)value.Length);
        for (; value.Length >= sizeof(ulong); value = value[sizeof(ulong)..])
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(value));
        ulong rest = 0;
        foreach (byte one in value) rest = (rest << 8) | one;
        Mix(rest);
    }

    /// <summary>Ends the current key.</summary>
    public void EndKey()
    {
        Mix(Second);
        int block = (int)(_hash & _blockMask) * WordsInBlock;
        ulong places = _hash * Second;
        bool isKnown = true;
        for (int word = 0; word < WordsInBlock; word++)
        {
            ulong bit = 1UL << (int)(places >> 58);
            isKnown &= (_bits[block + word] & bit) != 0;
            _bits[block + word] |= bit;
            places = (places << 6) | (places >> 58);
        }

        MayRepeat |= isKnown;
        _hash = First;
    }

    /// <summary>Forgets what was added of the current key.</summary>
    public void DropKey() => _hash = First;

    private void Mix(ulong value)
    {
        ulong high = Math.BigMul(_hash ^ value, First, out ulong low);
        _hash = high ^ low ^ Second;
    }
}
