namespace EtlTools.Profiling.Values;

/// <summary>What values with the same kinds of runs have in common.</summary>
internal sealed class PatternShape
{
    private readonly PatternRun[] _runs = new PatternRun[PatternScanner.MostRuns];
    private int _count;

    /// <summary>Takes the runs of a first value.</summary>
    public void Set(ReadOnlySpan<PatternRun> runs)
    {
        runs.CopyTo(_runs);
        _count = runs.Length;
    }

    /// <summary>Takes those of another one.</summary>
    public void Widen(ReadOnlySpan<PatternRun> runs)
    {
        for (int i = 0; i < _count; i++)
            if (_runs[i] != runs[i]) _runs[i] = _runs[i].Widened(runs[i]);
    }

    /// <summary>The pattern for people: <c>9999-99-99</c>.</summary>
    public override string ToString() => string.Concat(_runs.Take(_count).Select(run => run.ToString()));

    /// <summary>A regular expression that all its values match; null where the locale decides.</summary>
    public string? ToRegex()
    {
        string?[] parts = [.. _runs.Take(_count).Select(run => run.ToRegex())];
        return parts.Contains(null) ? null : $"^{string.Concat(parts)}$";
    }
}
