using System.Globalization;

namespace EtlTools.Bench;

/// <summary>The lines a benchmark prints.</summary>
internal static class Report
{
    public static void Head(string what) =>
        Console.WriteLine($"{what,-44} {"ours s",8} {"theirs s",8} {"ratio",7} {"at most",8}");

    /// <summary>Medians, their ratio, whether the bound holds, and the rounds behind them.</summary>
    public static void Print(
        string title, IReadOnlyList<double> ours, IReadOnlyList<double> theirs, double? atMost, long? writes)
    {
        double ratio = Median(ours) / Median(theirs);
        string bound = atMost is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"{most:0.00} x {(ratio <= most ? "held" : "MISSED")}")
            : "-";
        string written = writes is { } rows ? $"  wrote {rows} rows" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title,-44} {Median(ours),8:0.00} {Median(theirs),8:0.00} {ratio,5:0.00} x {bound}{written}"));
        Console.WriteLine($"  ours {Rounds(ours)}; theirs {Rounds(theirs)}");
    }

    private static string Rounds(IEnumerable<double> seconds) =>
        string.Join(' ', seconds.Select(second => second.ToString("0.00", CultureInfo.InvariantCulture)));

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
