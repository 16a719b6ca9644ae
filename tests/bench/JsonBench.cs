using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;

namespace EtlTools.Bench;

/// <summary>
/// Staging import of JSON Lines, flattened to 40 columns, against <c>psql \copy</c> of the same lines into one
/// <c>jsonb</c> column: alternating, medians of three, after a round that does not count.
/// </summary>
internal static class JsonBench
{
    private const int Rounds = 3;

    public static async Task RunAsync(int documents, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("etl-bench-").FullName;
        try
        {
            string file = Path.Combine(folder, "posts.jsonl");
            JsonFile.Write(file, documents);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{documents:N0} documents, {new FileInfo(file).Length / 1e6:N0} MB"));
            await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
            string connectionString = await server.CreateAsync("json", cancellationToken);
            await CompareAsync(server, connectionString, file, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(
        BenchServer server, string connectionString, string file, CancellationToken cancellationToken)
    {
        // Bytes that JSON cannot hold, so that a line is one value as it stands.
        string copy = $@"\copy public.opponent from '{file}' with (format csv, delimiter e'\x02', quote e'\x01')";
        await Psql.CommandAsync(server, connectionString, ["create table public.opponent (document jsonb)"], cancellationToken);
        await using EtlDatabase database = await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = connectionString }, null, cancellationToken);
        List<double> ours = [];
        List<double> theirs = [];
        for (int round = 0; round <= Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            await ImportBench.ImportAsync(database, file);
            double us = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await Psql.CommandAsync(server, connectionString, ["checkpoint"], cancellationToken);
            start = Stopwatch.GetTimestamp();
            await Psql.CommandAsync(server, connectionString, ["truncate public.opponent", copy], cancellationToken);
            double them = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await Psql.CommandAsync(server, connectionString, ["checkpoint"], cancellationToken);
            if (round == 0) continue;
            ours.Add(us);
            theirs.Add(them);
        }

        Report.Head("json");
        Report.Print("JSON Lines to 40 columns", ours, theirs, atMost: 1.5, writes: null);
    }
}
