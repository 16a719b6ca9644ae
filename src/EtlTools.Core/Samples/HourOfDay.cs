namespace EtlTools.Samples;

/// <summary>When in a day people are at their screens: little at night, most in the evening.</summary>
internal static class HourOfDay
{
    private static readonly WeightedChoice s_hours = new(
        4, 2, 1, 1, 1, 2, 6, 14, 24, 34, 42, 46, 52, 48, 44, 42, 44, 50, 60, 70, 72, 56, 32, 13);

    /// <summary>A second of the day; never the first, so that what happens at midnight has happened before.</summary>
    public static int Second(RandomStream random) =>
        Math.Max(1, s_hours.Pick(random) * 3600 + random.Next(3600));
}
