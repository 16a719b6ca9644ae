namespace EtlTools.Profiling.Sketches;

/// <summary>Counts the most frequent of any number of hashes with a fixed number of counters.</summary>
/// <remarks>
/// Metwally, Agrawal, El Abbadi: Efficient computation of frequent and top-k elements in data streams, ICDT 2005. While
/// there are no more different hashes than counters, every count is exact. From then on a new hash takes over the
/// smallest counter, whose count becomes its error: the true count lies between count − error and count, no error is
/// more than n / counters, and no hash that occurs more often than that is missed. The smallest counters are
/// looked for all at once: where hardly a hash repeats, most of them are.
/// </remarks>
internal sealed class SpaceSaving(int counters)
{
    private readonly HashIndex _index = new();
    private ulong[] _hashes = new ulong[Math.Min(32, counters)];
    private long[] _counts = new long[Math.Min(32, counters)];
    private long[] _errors = [];
    private int[] _smallest = [];
    private int _left;
    private long _least;

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
        if (!IsEstimate)
        {
            IsEstimate = true;
            _errors = new long[counters];
            _smallest = new int[counters];
        }

        int counter = Smallest();
        _index.Remove(_hashes, counter);
        _errors[counter] = _counts[counter];
        _counts[counter] += times;
        _hashes[counter] = hash;
        _index.Add(_hashes, counter);
        return counter;
    }

    // Counts only grow: one that still is what was the least then is the least now.
    private int Smallest()
    {
        while (true)
        {
            while (_left > 0)
            {
                int counter = _smallest[--_left];
                if (_counts[counter] == _least) return counter;
            }

            _least = _counts.Min();
            for (int counter = 0; counter < counters; counter++)
                if (_counts[counter] == _least) _smallest[_left++] = counter;
        }
    }
}
