using System.Numerics;

namespace EtlTools.Profiling.Sketches;

/// <summary>Counts keys that repeat: exactly up to a bound of different keys, from there by sample.</summary>
/// <remarks>
/// Each key is known by a hash of 96 bits; any two of 1,500,000 keys share one with a chance below 10^-15. Beyond the
/// bound only keys whose hash ends in a zero bit are kept, then in two, and so on: adaptive sampling (Flajolet,
/// Computing 43, 1990). A key of the sample has been counted from its first row, so the sample's figures times 2^bits
/// are estimates without bias.
/// </remarks>
/// <param name="bound">How many different keys are counted exactly.</param>
internal sealed class KeyTally(int bound)
{
    /// <summary>How many different keys are counted exactly unless said otherwise; they take 32 MB.</summary>
    public const int DefaultBound = 1_500_000;

    // In few steps to the bound: what is outgrown takes memory until it is collected.
    private const int GrowsBy = 8;

    private Entry[] _entries = new Entry[4096];
    private int _count;
    private int _bits;

    /// <summary>Whether every key is counted.</summary>
    public bool IsExact => _bits == 0;

    /// <summary>How many different keys there are.</summary>
    public long Distinct => (long)_count << _bits;

    /// <summary>Rows beyond the first of each key.</summary>
    public long Duplicates => _entries.Where(entry => entry.Rows > 1).Sum(entry => entry.Rows - 1L) << _bits;

    /// <summary>All rows of the keys that occur more than once.</summary>
    public long RepeatedRows => _entries.Where(entry => entry.Rows > 1).Sum(entry => (long)entry.Rows) << _bits;

    /// <summary>Notes a row.</summary>
    /// <param name="hash">A hash of its key.</param>
    /// <param name="other">Another one, independent of the first.</param>
    public void Add(ulong hash, ulong other)
    {
        if (!IsSampled(hash)) return;
        ref Entry entry = ref Find(hash, (uint)other);
        if (entry.Rows == 0)
        {
            if (_count >= bound || _count >= _entries.Length / 4 * 3)
            {
                if (_count >= bound) Thin();
                else Grow();
                Add(hash, other);
                return;
            }

            entry = new(hash, (uint)other);
            _count++;
        }

        if (entry.Rows < uint.MaxValue) entry.Rows++;
    }

    private bool IsSampled(ulong hash) => BitOperations.TrailingZeroCount(hash) >= _bits;

    private ref Entry Find(ulong hash, uint other)
    {
        int mask = _entries.Length - 1;
        int at = Home(hash);
        while (_entries[at].Rows != 0 && (_entries[at].Hash != hash || _entries[at].Other != other))
            at = (at + 1) & mask;
        return ref _entries[at];
    }

    // The low bits say nothing once the sample is made by them.
    private int Home(ulong hash) => (int)(hash >> 32) & (_entries.Length - 1);

    private void Grow()
    {
        Entry[] before = _entries;
        _entries = new Entry[before.Length * GrowsBy];
        foreach (Entry entry in before)
            if (entry.Rows != 0) Find(entry.Hash, entry.Other) = entry;
    }

    // In place: room for a copy would be half of all the memory a profile takes.
    private void Thin()
    {
        _bits++;
        for (int at = 0; at < _entries.Length; at++)
            while (_entries[at].Rows != 0 && !IsSampled(_entries[at].Hash)) Remove(at);
    }

    // Entries that had to step aside for it move up, so that none is behind a gap.
    private void Remove(int gap)
    {
        int mask = _entries.Length - 1;
        for (int at = (gap + 1) & mask; _entries[at].Rows != 0; at = (at + 1) & mask)
        {
            if (((at - Home(_entries[at].Hash)) & mask) < ((at - gap) & mask)) continue;
            _entries[gap] = _entries[at];
            gap = at;
        }

        _entries[gap] = default;
        _count--;
    }

    private struct Entry(ulong hash, uint other)
    {
        public readonly ulong Hash = hash;
        public readonly uint Other = other;
        public uint Rows;
    }
}
