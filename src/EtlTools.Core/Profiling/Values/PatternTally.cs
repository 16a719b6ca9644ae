using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Values;

/// <summary>Counts the patterns of values.</summary>
internal sealed class PatternTally
{
    private const int MostPatterns = 256;

    private readonly SpaceSaving _counts = new(MostPatterns);
    private readonly PatternShape?[] _shapes = new PatternShape?[MostPatterns];
    private long _values;

    /// <summary>Notes a value that is not empty and occurs so many times.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isCode">See <see cref="PatternScanner.Scan"/>.</param>
    /// <param name="times">How often it occurs.</param>
    public void Add(ReadOnlySpan<byte> value, bool isCode, long times)
    {
        Span<PatternRun> runs = stackalloc PatternRun[PatternScanner.MostRuns];
        runs = runs[..PatternScanner.Scan(value, isCode, runs)];
        ulong hash = PatternScanner.HashOf(runs);
        _values += times;
        int counter = _counts.TryCount(hash, times);
        if (counter >= 0)
        {
            _shapes[counter]!.Widen(runs);
            return;
        }

        counter = _counts.Insert(hash, times);
        (_shapes[counter] ??= new PatternShape()).Set(runs);
    }

    /// <summary>The pattern most values have, with the share that surely has it; null without values.</summary>
    public (PatternShape Shape, double Share)? Dominating()
    {
        if (_values == 0) return null;
        int counter = Enumerable.Range(0, _counts.Count).MaxBy(Certain);
        return (_shapes[counter]!, (double)Certain(counter) / _values);
    }

    private long Certain(int counter) => _counts.CountOf(counter) - _counts.ErrorOf(counter);
}
