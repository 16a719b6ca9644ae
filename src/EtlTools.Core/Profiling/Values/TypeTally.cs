namespace EtlTools.Profiling.Values;

/// <summary>Finds out which type the values of a column have.</summary>
internal sealed class TypeTally
{
    // Reading text that only looks like JSON costs an exception each time.
    private const int MostFailures = 1000;

    private static readonly InferredType[] s_types = Enum.GetValues<InferredType>();

    private readonly long[] _counts = new long[s_types.Length];
    private int _failures;

    /// <summary>How many values there were.</summary>
    public long Count { get; private set; }

    /// <summary>Notes a value that is not empty and occurs so many times.</summary>
    /// <returns>What it is, seen by itself.</returns>
    public TypedText Add(ReadOnlySpan<byte> value, long times)
    {
        bool readsJson = _failures < MostFailures;
        TypedText typed = TypedText.Of(value, readsJson);
        if (readsJson && typed.Type == InferredType.Text && JsonText.IsFramed(value)) _failures++;
        _counts[(int)typed.Type] += times;
        Count += times;
        return typed;
    }

    /// <summary>How many values fit a type.</summary>
    public long CountOf(InferredType type)
    {
        long count = 0;
        foreach (InferredType value in s_types)
            if (type.Holds(value)) count += _counts[(int)value];
        return count;
    }

    /// <summary>The type most values fit, the narrowest of several; text where too few fit any.</summary>
    /// <param name="enough">The share of the values that has to fit, 0 to 1; 1 for all of them.</param>
    /// <returns>The type, and the share of the values that fits it; null when there are no values.</returns>
    public (InferredType Type, double? Share) Infer(double enough)
    {
        if (Count == 0) return (InferredType.Text, null);
        InferredType best = s_types.Where(type => type != InferredType.Text).MaxBy(CountOf);
        double share = (double)CountOf(best) / Count;
        return share >= enough ? (best, share) : (InferredType.Text, 1);
    }
}
