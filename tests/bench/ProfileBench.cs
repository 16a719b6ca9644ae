using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;
using EtlTools.Profiling;

namespace EtlTools.Bench;

/// <summary>
/// A profile of 15 columns and their key against what SQL written by hand tells of the same columns, one after the
/// other in psql: counts, lengths, the range of the text and the most frequent values; no types, no patterns. In turns,
/// medians of three after a round that does not count. The peak memory is that of a process of its own that does
/// nothing but the profile, for the table and for one ten times as long.
/// </summary>
internal static class ProfileBench
{
    private const int Rounds = 3;
    private const double AtMost = 1.0;
    private const double AtMostApart = 20;

    private static readonly ProfileOptions s_options = new() { Table = "orders", Key = ["order_id"] };

    public static async Task RunAsync(int rows, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("etl-bench-");
        try
        {
            await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
            string connectionString = await server.CreateAsync("profile", cancellationToken);
            await FillAsync(server, connectionString, folder, rows, cancellationToken);
            Report.Head($"profile, {rows:N0} rows, 15 columns");
            await CompareAsync(server, connectionString, cancellationToken);

            double once = await OwnProcess.PeakAsync("profile-once", connectionString);
            await FillAsync(server, connectionString, folder, rows * 10, cancellationToken);
            double tenfold = await OwnProcess.PeakAsync("profile-once", connectionString);
            string verdict = Math.Abs(tenfold - once) <= AtMostApart ? "held" : "MISSED";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"peak memory: {once:N0} MB, with ten times the rows {tenfold:N0} MB "
                + $"(at most {AtMostApart:N0} apart, {verdict})"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The child: measures the table and prints its own peak memory.</summary>
    public static async Task ProfileOnceAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        await TableProfiler.RunAsync(database, s_options, null, cancellationToken);
        OwnProcess.TellPeak();
    }

    private static async Task FillAsync(
        BenchServer server,
        string connectionString,
        DirectoryInfo folder,
        int rows,
        CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder.FullName, "orders.csv");
        BenchFile.Write(file, rows);
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        await ImportBench.ImportAsync(database, file);
        string[] settle = ["vacuum analyze staging.orders", "checkpoint"];
        await Psql.CommandAsync(server, connectionString, settle, cancellationToken);
    }

    private static async Task CompareAsync(
        BenchServer server, string connectionString, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        List<double> ours = [];
        List<double> theirs = [];
        double processor = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            TableProfile profile = await TableProfiler.RunAsync(database, s_options, null, cancellationToken);
            processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            long start = Stopwatch.GetTimestamp();
            await Psql.RunAsync(
                server, connectionString, "by_hand/profile.sql", new Dictionary<string, long>(), cancellationToken);
            double them = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (round == 0) continue;
            ours.Add(profile.Duration.TotalSeconds);
            theirs.Add(them);
        }

        Report.Print("profile against SQL by hand", ours, theirs, AtMost, writes: null);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  processor time of the last profile, without the server: {processor:0.00} s"));
    }
}
