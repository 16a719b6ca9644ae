using System.Globalization;

namespace EtlTools.Reporting;

/// <summary>Numbers, times and sizes as people read them, the same on every machine.</summary>
internal static class Readable
{
    /// <summary>A count with thousands separators: <c>1,234</c>.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 rule</c>, <c>2 rules</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>
    /// A score with two decimals, rounded down, so that it never looks better than it is: 94.999 is not yet 95, and
    /// only 100 is 100.
    /// </summary>
    public static string Score(double? score) =>
        score is { } value ? ScoreDigits(value).ToString("0.00", CultureInfo.InvariantCulture) : "–";

    /// <summary>How a score differs from another, taken from the digits shown: <c>+0.25</c>, <c>−1.00</c>.</summary>
    public static string Change(double from, double to) =>
        (ScoreDigits(to) - ScoreDigits(from)).ToString("+0.00;−0.00;±0.00", CultureInfo.InvariantCulture);

    /// <summary>
    /// A share in percent with two decimals, rounded up, so that what is above a threshold also looks above it.
    /// </summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0)
            return "–";
        decimal percent = 100m * part / whole;
        return percent is > 0 and < 0.01m ? "< 0.01 %" : Percent(Math.Ceiling(percent * 100) / 100, "0.00");
    }

    /// <summary>A threshold in percent, with the decimals it has: <c>5 %</c>, <c>0.5 %</c>.</summary>
    public static string Threshold(double percent) => Percent((decimal)percent, "0.####");

    /// <summary>A moment in UTC, which is said.</summary>
    public static string Time(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC to the minute, for places that say UTC nearby.</summary>
    public static string Minute(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A duration in the two units that matter: <c>850 ms</c>, <c>12.3 s</c>, <c>3 min 07 s</c>.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1 } => "< 1 ms",
        { TotalSeconds: < 1 } => Invariant($"{Math.Floor(duration.TotalMilliseconds):0} ms"),
        { TotalMinutes: < 1 } => Invariant($"{Math.Floor(duration.TotalSeconds * 10) / 10:0.0} s"),
        { TotalHours: < 1 } => Invariant($"{duration.Minutes} min {duration.Seconds:00} s"),
        { TotalDays: < 1 } => Invariant($"{duration.Hours} h {duration.Minutes:00} min"),
        _ => Invariant($"{duration.Days} d {duration.Hours:00} h"),
    };

    /// <summary>A size in decimal units: <c>12.3 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => Invariant($"{bytes} B"),
        < 1_000_000 => Invariant($"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => Invariant($"{bytes / 1e6:0.0} MB"),
        _ => Invariant($"{bytes / 1e9:#,0.0} GB"),
    };

    /// <summary>The name of a status or kind as words: <c>NotChecked</c> is <c>Not checked</c>.</summary>
    public static string Words(Enum name) =>
        string.Concat(name.ToString().Select(
            (c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static decimal ScoreDigits(double score) => Math.Floor((decimal)score * 100) / 100;

    private static string Percent(decimal percent, string format) =>
        percent.ToString(format, CultureInfo.InvariantCulture) + " %";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
