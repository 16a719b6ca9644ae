namespace EtlTools.Staging.Drift;

/// <summary>How probable it is that a sample is what it is although nothing has changed.</summary>
internal static class Chance
{
    private const double Least = 0.001;

    /// <summary>Whether something is too improbable to have happened by chance: less than once in a thousand.</summary>
    public static bool IsNone(double probability) => probability < Least;

    /// <summary>The probability that none of so many values is of a kind that a share of all values is of.</summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static double OfNone(long count, double share) => Math.Pow(1 - share, count);

    /// <summary>The probability that at least some of so many values are of a kind that a share of all is of.</summary>
    /// <param name="some">How many of them are; at least 1.</param>
    /// <param name="count">How many values there are.</param>
    /// <param name="share">The share, 0 to below 1.</param>
    public static double OfAtLeast(long some, long count, double share)
    {
        double exactly = OfNone(count, share);
        double fewer = 0;
        for (long i = 0; i < some; i++)
        {
            fewer += exactly;
            exactly *= (count - i) * share / ((i + 1) * (1 - share));
        }

        return 1 - fewer;
    }
}
