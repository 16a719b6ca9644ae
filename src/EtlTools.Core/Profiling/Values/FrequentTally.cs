using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Values;

/// <summary>Counts values, and keeps the text of those that have a counter.</summary>
internal sealed class FrequentTally
{
    /// <summary>How many different values are counted exactly.</summary>
    public const int Counters = 4096;

    private readonly SpaceSaving _counts = new(Counters);
    private KeptText?[] _values = new KeptText?[32];

    /// <summary>How many counters are in use.</summary>
    public int Count => _counts.Count;

    /// <summary>Whether another value would have to take over a counter.</summary>
    public bool IsFull => _counts.IsFull;

    /// <summary>Counts a value that has a counter.</summary>
    /// <returns>The counter; -1 when it has none.</returns>
    public int TryCount(ulong hash) => _counts.TryCount(hash, 1);

    /// <summary>Gives a counter to a value that has none.</summary>
    public void Insert(ulong hash, ReadOnlySpan<byte> value)
    {
        int counter = _counts.Insert(hash, 1);
        if (counter >= _values.Length) Array.Resize(ref _values, Math.Min(_values.Length * 2, Counters));
        (_values[counter] ??= new KeptText()).Set(value);
    }

    /// <summary>The hash of a counter.</summary>
    public ulong Hash(int counter) => _counts.Hash(counter);

    /// <summary>The value of a counter.</summary>
    public KeptText Value(int counter) => _values[counter]!;

    /// <summary>How often it occurred, at most.</summary>
    public long CountOf(int counter) => _counts.CountOf(counter);

    /// <summary>
    /// The most frequent values, those of the same count in the order of their characters. An estimate of which less
    /// than half is certain is left out: in a column of nearly unique values no value is frequent.
    /// </summary>
    public IReadOnlyList<FrequentValue> Top(int most) => Enumerable.Range(0, Count)
        .Where(counter => _counts.ErrorOf(counter) <= CountOf(counter) / 2)
        .OrderByDescending(CountOf)
        .ThenBy(counter => Value(counter).ToString(), StringComparer.Ordinal)
        .Take(most)
        .Select(counter => new FrequentValue(
            Value(counter).ToString(), CountOf(counter), _counts.ErrorOf(counter), Value(counter).IsCut))
        .ToArray();
}
