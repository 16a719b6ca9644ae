using System.Globalization;

namespace EtlTools.Staging.Drift;

/// <summary>Finds columns whose values lost something: digits after the point, times of day, the end.</summary>
/// <remarks>
/// That no value of a sample is wide is a finding only where some would have to be. If a share <c>p</c> of the table's
/// values is wider than every one of <c>n</c> new ones, chance does that with probability <c>(1 - p)^n</c>; below one
/// in a thousand it is no chance. For texts that alone would blame a file of short names, so that the new values also
/// have to end where they are cut, at least half as many of them as the table has wider ones; or most of the table's
/// values have to be wider than any new one.
/// </remarks>
internal static class Narrowing
{
    private const double Chance = 0.001;
    private const double LeastShare = 0.02;
    private const double Most = 0.5;

    /// <summary>How a column narrowed; null when it did not.</summary>
    public static ColumnChange? Find(string column, ColumnSample before, ColumnSample after)
    {
        if (before.Type != after.Type && before.Type != ColumnType.Text)
        {
            int wider = before.Count - before.CountOf(after.Type);
            return IsNoChance(ShareOf(wider, before), after.Count)
                ? new(DriftKind.Narrowed, column, DriftPolicy.Word(before.Type), DriftPolicy.Word(after.Type))
                : null;
        }

        if (before.Type != ColumnType.Text || after.MaxLength >= ColumnSample.LongestLength) return null;
        double longer = ShareOf(before.CountLongerThan(after.MaxLength), before);
        if (longer < LeastShare || !IsNoChance(longer, after.Count)) return null;
        double atEdge = ShareOf(after.CountLongerThan(after.MaxLength - 1), after);
        return atEdge >= longer / 2 || longer >= Most
            ? new(DriftKind.Narrowed, column, Length(before), Length(after)) { CutAt = after.MaxLength }
            : null;
    }

    // One more than there are: the few values of a small table prove little.
    private static double ShareOf(int count, ColumnSample sample) => count / (sample.Count + 1.0);

    private static bool IsNoChance(double share, int count) => Math.Pow(1 - share, count) < Chance;

    private static string Length(ColumnSample values) =>
        string.Create(CultureInfo.InvariantCulture, $"up to {values.MaxLength:N0} characters");
}
