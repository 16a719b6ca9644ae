using System.Globalization;
using EtlTools.Profiling;
using EtlTools.Profiling.Values;

namespace EtlTools.Staging.Drift;

/// <summary>Finds columns whose values lost something: digits after the point, times of day, the end.</summary>
/// <remarks>
/// The first values of a source are compared with those of the table's first rows, since rows in some order, such as that
/// of their numbers, are narrower at their beginning. That no value of a sample is wide is a finding only where some would have to be. If a share <c>p</c> of the table's
/// values is wider than every one of <c>n</c> new ones, chance does that with probability <c>(1 - p)^n</c>. For
/// texts that alone would blame a file of short names, so that the new values also have to end where they are cut, at
/// least half as many of them as the table has wider ones; or most of the table's values have to be wider than any new
/// one.
/// </remarks>
internal static class Narrowing
{
    private const double LeastShare = 0.02;
    private const double Most = 0.5;

    /// <summary>How a column narrowed; null when it did not.</summary>
    /// <param name="column">The column.</param>
    /// <param name="known">The type its values are known to have, and the new ones have too.</param>
    /// <param name="before">Values of the table.</param>
    /// <param name="after">New values.</param>
    public static ColumnChange? Find(string column, KnownType known, ColumnSample before, ColumnSample after) =>
        known.Type == InferredType.Text
            ? FindShorter(column, before, after)
            : FindLessExact(column, known, before, after);

    private static ColumnChange? FindLessExact(
        string column, KnownType known, ColumnSample before, ColumnSample after)
    {
        InferredType type = after.TypeOfMost(known.HoldsAll ? 1 : ColumnProfile.EnoughToFit);
        if (type == known.Type || !known.Type.Holds(type)) return null;
        long wider = before.CountOf(known.Type) - before.CountOf(type);
        return IsNoChance(ShareOf(wider, before), after)
            ? new(DriftKind.Narrowed, column, known.ToString(), DriftPolicy.Word(type))
            : null;
    }

    private static ColumnChange? FindShorter(string column, ColumnSample before, ColumnSample after)
    {
        if (after.MaxLength >= ColumnSample.LongestLength) return null;
        double longer = ShareOf(before.CountLongerThan(after.MaxLength), before);
        if (longer < LeastShare || !IsNoChance(longer, after)) return null;
        double atEdge = ShareOf(after.CountLongerThan(after.MaxLength - 1), after);
        return atEdge >= longer / 2 || longer >= Most
            ? new(DriftKind.Narrowed, column, Length(before), Length(after)) { CutAt = after.MaxLength }
            : null;
    }

    // One more than there are: the few values of a small table prove little.
    private static double ShareOf(long count, ColumnSample sample) => count / (sample.Count + 1.0);

    private static bool IsNoChance(double share, ColumnSample after) =>
        Chance.IsNone(Chance.OfNone(after.Count, share));

    private static string Length(ColumnSample values) =>
        string.Create(CultureInfo.InvariantCulture, $"up to {values.MaxLength:N0} characters");
}
