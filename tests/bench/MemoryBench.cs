using System.Globalization;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Bench;

/// <summary>
/// The peak memory of a process that does nothing but one load, for a file and for one ten times as long.
/// </summary>
internal static class MemoryBench
{
    private const int AtMost = 150;
    private const int AtMostApart = 20;

    public static async Task RunAsync(int rows, int documents, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("etl-bench-");
        try
        {
            await using BenchServer server = await BenchServer.StartAsync(cancellationToken);
            Console.WriteLine($"{"peak memory, MB",-20} {"once",6} {"tenfold",8}");
            foreach (MemoryKind kind in Enum.GetValues<MemoryKind>())
            {
                int records = kind == MemoryKind.Json ? documents : rows;
                double once = await PeakAsync(server, kind, folder, records, cancellationToken);
                double tenfold = await PeakAsync(server, kind, folder, records * 10, cancellationToken);
                string verdict = tenfold <= AtMost && tenfold - once <= AtMostApart ? "held" : "MISSED";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind,-20} {once,6:N0} {tenfold,8:N0}  {verdict} (at most {AtMost}, and {AtMostApart} apart)"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The child: loads files and prints its own peak memory.</summary>
    public static async Task ImportOnceAsync(
        MemoryKind kind, string connectionString, string[] files, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        await ImportBench.ImportAsync(database, Options(kind, files));
        OwnProcess.TellPeak();
    }

    private static ImportOptions Options(MemoryKind kind, string[] files)
    {
        ImportOptions options = new() { Files = files, Table = "orders", Landing = new() { Force = true } };
        LandingOptions keyed = options.Landing with { Key = ["order_id"] };
        return kind switch
        {
            MemoryKind.Checkpoints => options with { CheckpointEvery = 100_000 },
            MemoryKind.TwoWorkers => ManyTables(files) with { Workers = 2 },
            MemoryKind.Upsert => options with { Mode = LoadMode.Upsert, Landing = keyed },
            MemoryKind.Incremental => options with { Mode = LoadMode.Incremental, Landing = keyed },
            _ => options,
        };
    }

    private static ImportOptions ManyTables(string[] files)
    {
        StagingTable[] tables = [.. files.Select(file => new StagingTable
        {
            Table = Path.GetFileNameWithoutExtension(file),
            Files = [Path.GetFileName(file)],
            File = Path.ChangeExtension(file, ".yml"),
        })];
        string folder = Path.GetDirectoryName(files[0])!;
        return new ImportOptions
        {
            Files = files,
            Model = new EtlModel { Name = "many", Folder = folder, StagingSchema = "staging", Staging = tables },
            Landing = new() { Force = true },
        };
    }

    private static async Task<double> PeakAsync(
        BenchServer server, MemoryKind kind, DirectoryInfo folder, int records, CancellationToken cancellationToken)
    {
        string connectionString = await server.CreateAsync(
            string.Create(CultureInfo.InvariantCulture, $"{kind}_{records}").ToLowerInvariant(), cancellationToken);
        string[] files = Write(kind, folder, records);
        double peak = await OwnProcess.PeakAsync(["import-once", $"{kind}", connectionString, .. files]);
        if (kind is MemoryKind.Upsert or MemoryKind.Incremental)
        {
            KeyedLoadBench.WriteChanged(files[0], files[0] + ".changed", records);
            peak = await OwnProcess.PeakAsync("import-once", $"{kind}", connectionString, files[0] + ".changed");
        }

        foreach (FileInfo file in folder.EnumerateFiles()) file.Delete();
        return peak;
    }

    private static string[] Write(MemoryKind kind, DirectoryInfo folder, int records)
    {
        string[] files = [Path.Combine(folder.FullName, "one.csv"), Path.Combine(folder.FullName, "two.csv")];
        switch (kind)
        {
            case MemoryKind.Json:
                string lines = Path.ChangeExtension(files[0], ".jsonl");
                JsonFile.Write(lines, records);
                return [lines];
            case MemoryKind.TwoWorkers:
                foreach (string file in files) BenchFile.Write(file, records / 2);
                return files;
            default:
                BenchFile.Write(files[0], records);
                return files[..1];
        }
    }
}
