using System.Numerics;

namespace EtlTools.Profiling.Sketches;

/// <summary>Finds the place of a hash in a list; open addressing with linear probing.</summary>
internal sealed class HashIndex
{
    private int[] _places = new int[64];

    /// <summary>Where a hash is in the list, or -1.</summary>
    public int Find(ulong[] hashes, ulong hash)
    {
        int mask = _places.Length - 1;
        for (int at = (int)hash & mask; _places[at] != 0; at = (at + 1) & mask)
            if (hashes[_places[at] - 1] == hash) return _places[at] - 1;
        return -1;
    }

    /// <summary>Notes a hash of the list that is not there yet.</summary>
    public void Add(ulong[] hashes, int place)
    {
        int mask = _places.Length - 1;
        int at = (int)hashes[place] & mask;
        while (_places[at] != 0) at = (at + 1) & mask;
        _places[at] = place + 1;
    }

    /// <summary>Makes room for so many, all of which have to be there already.</summary>
    public void Rebuild(ulong[] hashes, int count)
    {
        _places = new int[BitOperations.RoundUpToPowerOf2((uint)hashes.Length * 2)];
        for (int place = 0; place < count; place++) Add(hashes, place);
    }

    /// <summary>Forgets a hash; those that had to step aside for it move up.</summary>
    public void Remove(ulong[] hashes, int place)
    {
        int mask = _places.Length - 1;
        int gap = (int)hashes[place] & mask;
        while (_places[gap] != place + 1) gap = (gap + 1) & mask;
        for (int at = (gap + 1) & mask; _places[at] != 0; at = (at + 1) & mask)
        {
            int home = (int)hashes[_places[at] - 1] & mask;
            if (((at - home) & mask) < ((at - gap) & mask)) continue;
            _places[gap] = _places[at];
            gap = at;
        }

        _places[gap] = 0;
    }
}
