namespace EtlTools.Profiling;

/// <summary>What the values of one column are like.</summary>
public sealed record ColumnProfile
{
    /// <summary>The share of the values that has to fit for a column to be taken as anything but text: 95 %.</summary>
    internal const double EnoughToFit = 0.95;

    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>How many rows were read.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them have no value.</summary>
    public required long Nulls { get; init; }

    /// <summary>How many have the empty text, which is a value.</summary>
    public required long Empties { get; init; }

    /// <summary>How many different values there are; see <see cref="IsDistinctExact"/>.</summary>
    public required long Distinct { get; init; }

    /// <summary>
    /// Whether <see cref="Distinct"/> and <see cref="Frequent"/> are exact, as they are up to 4,096 different values.
    /// Beyond, the first is an estimate with a standard error of 0.81 %.
    /// </summary>
    public required bool IsDistinctExact { get; init; }

    /// <summary>The type that most values fit, at least 95 % of those that are not empty; else text.</summary>
    public required InferredType Type { get; init; }

    /// <summary>The share of the values that fits the type, 0 to 1; null without values.</summary>
    public required double? TypeShare { get; init; }

    /// <summary>The least value in the order of the type, as written; values that do not fit are left out.</summary>
    public required string? Min { get; init; }

    /// <summary>The greatest value in the order of the type.</summary>
    public required string? Max { get; init; }

    /// <summary>The first value as text, by its bytes (the order of the collation "C").</summary>
    public required string? TextMin { get; init; }

    /// <summary>The last value as text.</summary>
    public required string? TextMax { get; init; }

    /// <summary>The mean of the values that are numbers; null for other types.</summary>
    public required double? Mean { get; init; }

    /// <summary>The length of the shortest value in characters; null when there are no values.</summary>
    public required int? LengthMin { get; init; }

    /// <summary>The mean length.</summary>
    public required double? LengthMean { get; init; }

    /// <summary>The length of the longest value.</summary>
    public required int? LengthMax { get; init; }

    /// <summary>
    /// How most values are written: A for upper-case letters, a for lower-case ones, 9 for digits, X for words that mix
    /// them. <c>999</c> are three of a kind, <c>X{32}</c> thirty-two, <c>9+</c> differs from value to value.
    /// </summary>
    public required string? Pattern { get; init; }

    /// <summary>
    /// The pattern as a regular expression of PostgreSQL; null where letters beyond ASCII make it depend on the server.
    /// </summary>
    public required string? PatternRegex { get; init; }

    /// <summary>The share of the values that has the pattern, 0 to 1; empty ones do not count.</summary>
    public required double? PatternShare { get; init; }

    /// <summary>The ten most frequent values, the empty text among them; fewer where too little is certain.</summary>
    public required IReadOnlyList<FrequentValue> Frequent { get; init; }

    /// <summary>The share of the rows that has no value, 0 to 1.</summary>
    public double NullShare => Rows == 0 ? 0 : (double)Nulls / Rows;

    /// <summary>The share of the rows that has the empty text, 0 to 1.</summary>
    public double EmptyShare => Rows == 0 ? 0 : (double)Empties / Rows;
}
