namespace EtlTools.Profiling;

/// <summary>A value that occurs often.</summary>
/// <param name="Value">The value; one of more than 256 bytes is cut.</param>
/// <param name="Count">How many rows have it; at most, where <paramref name="Error"/> is not 0.</param>
/// <param name="Error">How many of them may have another value. 0: the count is exact.</param>
/// <param name="IsCut">Whether the value is longer than what is shown.</param>
public sealed record FrequentValue(string Value, long Count, long Error, bool IsCut)
{
    /// <summary>Whether the count is an estimate.</summary>
    public bool IsEstimate => Error > 0;

    /// <summary>The value and its count; an estimate is marked.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} ({(IsEstimate ? "~" : "")}{Count:N0})");
}
