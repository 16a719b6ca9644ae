namespace EtlTools.Profiling.Sketches;

/// <summary>Counts the most frequent of any number of hashes with a fixed number of counters.</summary>
/// <remarks>
/// Metwally, Agrawal, El Abbadi: Efficient computation of frequent and top-k elements in data streams, ICDT 2005. While
/// there are no more different hashes than counters, every count is exact. From then on a new hash takes over the
/// smallest counter, whose count becomes its error: the true count lies between count − error and count, no error is
/// more than n / counters, and no hash that occurs more often than that is missed. A heap keeps the smallest at hand.
/// </remarks>
internal sealed class SpaceSaving(int counters)
{
    private readonly HashIndex _index = new();
    private ulong[] _hashes = new ulong[Math.Min(32, counters)];
    private long[] _counts = new long[Math.Min(32, counters)];
    private long[] _errors = [];
    private int[] _heap = [];
    private int[] _places = [];

    /// <summary>How many counters are in use.</summary>
    public int Count { get; private set; }

    /// <summary>Whether another hash would have to take over a counter.</summary>
    public bool IsFull => Count == counters;

    /// <summary>Whether one did: counts may be too high by their error.</summary>
    public bool IsEstimate { get; private set; }

    /// <summary>The hash of a counter.</summary>
    public ulong Hash(int counter) => _hashes[counter];

    /// <summary>How often its hash occurred, at most.</summary>
    public long CountOf(int counter) => _counts[counter];

    /// <summary>How much of the count may belong to others.</summary>
    public long ErrorOf(int counter) => IsEstimate ? _errors[counter] : 0;

    /// <summary>Counts a hash that has a counter.</summary>
    /// <returns>The counter; -1 when it has none.</returns>
    public int TryCount(ulong hash, long times)
    {
        int counter = _index.Find(_hashes, hash);
        if (counter < 0) return counter;
        _counts[counter] += times;
        if (IsEstimate) SiftDown(_places[counter]);
        return counter;
    }

    /// <summary>Gives a counter to a hash that has none.</summary>
    /// <returns>The counter; what is known of the hash it had before is void.</returns>
    public int Insert(ulong hash, long times) => IsFull ? TakeOver(hash, times) : Append(hash, times);

    private int Append(ulong hash, long times)
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Math.Min(Count * 2, counters));
            Array.Resize(ref _counts, _hashes.Length);
            _index.Rebuild(_hashes, Count);
        }

        int counter = Count++;
        _hashes[counter] = hash;
        _counts[counter] = times;
        _index.Add(_hashes, counter);
        return counter;
    }

    private int TakeOver(ulong hash, long times)
    {
        if (!IsEstimate) BuildHeap();
        int counter = _heap[0];
        _index.Remove(_hashes, counter);
        _errors[counter] = _counts[counter];
        _counts[counter] += times;
        _hashes[counter] = hash;
        _index.Add(_hashes, counter);
        SiftDown(0);
        return counter;
    }

    private void BuildHeap()
    {
        IsEstimate = true;
        _errors = new long[counters];
        _heap = [.. Enumerable.Range(0, counters)];
        _places = [.. _heap];
        for (int place = (counters / 2) - 1; place >= 0; place--) SiftDown(place);
    }

    private void SiftDown(int place)
    {
        int counter = _heap[place];
        long count = _counts[counter];
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _heap.Length) break;
            if (child + 1 < _heap.Length && _counts[_heap[child + 1]] < _counts[_heap[child]]) child++;
            if (_counts[_heap[child]] >= count) break;
            _heap[place] = _heap[child];
            _places[_heap[place]] = place;
            place = child;
        }

        _heap[place] = counter;
        _places[counter] = place;
    }
}
