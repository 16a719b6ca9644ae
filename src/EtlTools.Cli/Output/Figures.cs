using System.Globalization;

namespace EtlTools.Cli.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    private const string Zero = "·";

    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary><c>1,234,567</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count that is mostly zero: a zero shows as a point, so that the others stand out.</summary>
    public static string Sparse(long count) => count == 0 ? Zero : Count(count);

    /// <summary>Whether a text says that there is nothing.</summary>
    public static bool IsNothing(string text) => text is Zero or "";

    /// <summary><c>0.42 s</c>, <c>12.3 s</c>, <c>3 min 05 s</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration.TotalSeconds < 9.995)
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.00} s");
        if (duration.TotalSeconds < 59.95)
            return string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");
        TimeSpan rounded = TimeSpan.FromSeconds(Math.Round(duration.TotalSeconds));
        return rounded.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{rounded.Minutes} min {rounded.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)rounded.TotalHours} h {rounded.Minutes:00} min");
    }

    /// <summary><c>120,000/s</c>; nothing where there was nothing, or no time to measure.</summary>
    public static string Rate(long count, TimeSpan duration) =>
        count == 0 || duration < TimeSpan.FromMilliseconds(1)
            ? ""
            : Count((long)(count / duration.TotalSeconds)) + "/s";

    /// <summary><c>151.3 MB</c>, in steps of 1,000.</summary>
    public static string Bytes(long bytes)
    {
        double size = bytes;
        int unit = 0;
        for (; size >= 999.5 && unit < s_units.Length - 1; unit++) size /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {s_units[unit]}");
    }

    /// <summary><c>98.7</c>, cut and not rounded so that only a whole score reads 100; <c>–</c> for none.</summary>
    public static string Score(double? score) =>
        score is { } value ? (Math.Floor(value * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary><c>2025-01-01 08:30:12</c>, UTC.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
