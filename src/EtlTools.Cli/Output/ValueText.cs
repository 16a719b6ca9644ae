using System.Globalization;

namespace EtlTools.Cli.Output;

/// <summary>The text of a value the driver returned, as PostgreSQL would write it with <c>DateStyle=ISO</c>.</summary>
internal static class ValueText
{
    /// <summary>The text; the driver's extremes stand for infinity.</summary>
    public static string Of(object value) => value switch
    {
        DateTime time when time == DateTime.MaxValue => "infinity",
        DateTime time when time == DateTime.MinValue => "-infinity",
        DateTime time => time.ToString(
            time.Kind == DateTimeKind.Utc ? "yyyy-MM-ddTHH:mm:ss.FFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFF",
            CultureInfo.InvariantCulture),
        // A time with time zone comes with the first day there is.
        DateTimeOffset { Year: 1 } time => time.ToString("HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        byte[] bytes => "\\x" + Convert.ToHexStringLower(bytes),
        Array items => $"{{{string.Join(",", items.Cast<object?>().Select(item => item is null ? "NULL" : Of(item)))}}}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
