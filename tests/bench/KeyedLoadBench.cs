using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;
using Npgsql;

namespace EtlTools.Bench;

/// <summary>
/// Loads by key: an upsert of a file in which a tenth of the rows has changed and a hundredth is new, against
/// <c>\copy</c> and <c>insert … on conflict</c> in psql, in turns, each in a fresh copy of the same database; and the
/// same file again.
/// </summary>
internal static class KeyedLoadBench
{
    private const int Rounds = 3;
    private const double AtMost = 1.15;
    private const double AtMostAgain = 0.3;

    public static async Task RunAsync(int rows, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("etl-bench-");
        try
        {
            await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
            string orders = Path.Combine(folder.FullName, "orders.csv");
            BenchFile.Write(orders, rows);
            string changed = Path.Combine(folder.FullName, "changed.csv");
            WriteChanged(orders, changed, rows);
            string before = await server.CreateAsync("before", cancellationToken);
            await ImportAsync(before, orders, LoadMode.Upsert, cancellationToken);
            await PsqlAsync(server, before, "setup/orders.sql", folder, cancellationToken);

            Report.Head($"upsert, {rows:N0} rows, 10 % changed, 1 % new");
            await CompareAsync(server, changed, folder, cancellationToken);
            await AgainAsync(server, orders, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(
        BenchServer server, string changed, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        List<double> ours = [];
        List<double> theirs = [];
        for (int round = 0; round <= Rounds; round++)
        {
            string to = await server.CopyAsync("before", "round", cancellationToken);
            long start = Stopwatch.GetTimestamp();
            LoadResult load = await ImportAsync(to, changed, LoadMode.Upsert, cancellationToken);
            double we = Stopwatch.GetElapsedTime(start).TotalSeconds;
            string ourContents = await ContentsAsync(to, "staging", cancellationToken);

            to = await server.CopyAsync("before", "round", cancellationToken);
            start = Stopwatch.GetTimestamp();
            await PsqlAsync(server, to, "by_hand/upsert.sql", folder, cancellationToken);
            double they = Stopwatch.GetElapsedTime(start).TotalSeconds;
            string theirContents = await ContentsAsync(to, "public", cancellationToken);

            if (ourContents != theirContents)
                throw new InvalidOperationException($"Ours says {ourContents}, theirs {theirContents}.");
            if (round == 0)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {load.RowsUpdated:N0} updated, {load.RowsInserted:N0} new, {load.RowsUnchanged:N0} unchanged"));
                continue;
            }

            ours.Add(we);
            theirs.Add(they);
        }

        Report.Print("upsert against copy and on conflict", ours, theirs, AtMost, null);
    }

    private static async Task AgainAsync(BenchServer server, string orders, CancellationToken cancellationToken)
    {
        string to = await server.CreateAsync("again", cancellationToken);
        await ImportAsync(to, orders, LoadMode.Incremental, cancellationToken);
        List<double> seconds = [];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            LoadResult load = await ImportAsync(to, orders, LoadMode.Incremental, cancellationToken);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (load.Status != LoadStatus.Skipped) throw new InvalidOperationException($"{load.Status}, not skipped.");
        }

        double median = seconds.Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"incremental load of the unchanged file ({new FileInfo(orders).Length / 1e6:N0} MB): {median:0.00} s, "
            + $"0 rows written (at most {AtMostAgain} s, {(median <= AtMostAgain ? "held" : "MISSED")})"));
    }

    private static async Task<LoadResult> ImportAsync(
        string connectionString, string file, LoadMode mode, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        ImportOptions options = new()
        {
            Files = [file],
            Table = "orders",
            Mode = mode,
            Landing = new LandingOptions { Key = ["order_id"] },
        };
        ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
        await using EtlRun run = await EtlRun.StartAsync(database, "bench", null, null, cancellationToken);
        LoadResult? result = null;
        await foreach (LoadResult load in StagingImporter.ImportAsync(run, plan, null, cancellationToken)) result = load;
        await run.FinishAsync(RunStatus.Succeeded);
        return result is { Error: null } ? result : throw new InvalidOperationException(result?.Error);
    }

    private static Task PsqlAsync(
        BenchServer server,
        string connectionString,
        string script,
        DirectoryInfo folder,
        CancellationToken cancellationToken) => Psql.RunAsync(
            server, connectionString, script, new Dictionary<string, long>(), folder.FullName, cancellationToken);

    private static async Task<string> ContentsAsync(
        string connectionString, string schema, CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(BenchFolder.Sql($"{schema}_orders_contents.sql"), connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Another status in every tenth row, and a hundredth of new rows at the end.</summary>
    public static void WriteChanged(string from, string to, int rows)
    {
        using StreamWriter file = new(to);
        int line = 0;
        foreach (string text in File.ReadLines(from))
        {
            string[] fields = text.Split(',', 4);
            bool isChanged = line > 0 && line % 10 == 0;
            file.Write(isChanged ? $"{fields[0]},{fields[1]},returned,{fields[3]}\n" : text + "\n");
            if (line > 0 && line % 100 == 0)
                file.Write($"{(rows + line).ToString(CultureInfo.InvariantCulture)},{fields[1]},placed,{fields[3]}\n");
            line++;
        }
    }
}
