using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;
using EtlTools.Database.Embedded;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging;
using Npgsql;

namespace EtlTools.Bench;

/// <summary>
/// Staging import against <c>psql \copy</c> of the same file into a plain table: alternating, medians of five. The peak
/// memory is that of a process of its own that does nothing but the import, for the file and for one ten times as long.
/// </summary>
internal sealed class ImportBench : IAsyncDisposable
{
    private const int Rounds = 5;
    private const int Tables = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("etl-bench-").FullName;
    private EmbeddedPostgres? _server;

    public async Task RunAsync(int rows)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute);
        _server = new EmbeddedPostgres(new EmbeddedPostgresOptions { Home = Path.Combine(_folder, "home") });
        string connectionString = await _server.StartAsync(null, CancellationToken.None);
        string file = Path.Combine(_folder, "orders.csv");
        BenchFile.Write(file, rows);
        Print($"import: {rows:N0} rows, 15 columns, {new FileInfo(file).Length / 1e6:N1} MB");

        await using EtlDatabase database = await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = connectionString }, null, CancellationToken.None);
        await ImportAsync(database, file);
        await CreateOpponentAsync(database);
        List<double> copies = [];
        List<double> imports = [];
        List<double> stepwise = [];
        for (int round = 0; round < Rounds; round++)
        {
            copies.Add(await MeasureAsync(() => CopyAsync(connectionString, file)));
            imports.Add(await MeasureAsync(() => ImportAsync(database, file)));
            stepwise.Add(await MeasureAsync(() => ImportAsync(database, file, checkpointEvery: 100_000)));
            Print($"  psql \\copy {copies[^1]:N2} s    import {imports[^1]:N2} s    with checkpoints {stepwise[^1]:N2} s");
        }

        double ratio = Median(imports) / Median(copies);
        Print($"median: psql \\copy {Median(copies):N2} s, import {Median(imports):N2} s, ratio {ratio:N2} (at most 1.00)");
        double steps = Median(stepwise) / Median(imports);
        Print($"median with a checkpoint every 100,000 rows: {Median(stepwise):N2} s, ratio {steps:N2} (at most 1.20)");
        await CompareWorkersAsync(database, rows / Tables);

        double once = await PeakAsync(connectionString, file);
        string longFile = Path.Combine(_folder, "orders_long.csv");
        BenchFile.Write(longFile, rows * 10);
        double tenfold = await PeakAsync(connectionString, longFile);
        Print($"peak memory: {once:N0} MB, with ten times the rows {tenfold:N0} MB (at most 150, and 20 apart)");
    }

    /// <summary>The child: imports a file and prints its own peak memory in kilobytes.</summary>
    public static async Task ImportOnceAsync(string connectionString, string file)
    {
        await using EtlDatabase database = await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = connectionString }, null, CancellationToken.None);
        await ImportAsync(database, file);
        OwnProcess.TellPeak();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null) await _server.StopAsync(CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Imports a file into <c>staging.orders</c>.</summary>
    public static Task ImportAsync(EtlDatabase database, string file, long? checkpointEvery = null) => ImportAsync(
        database,
        new ImportOptions
        {
            Files = [file],
            Table = "orders",
            CheckpointEvery = checkpointEvery,
            Landing = new() { Force = true },
        });

    private static async Task ImportAsync(EtlDatabase database, ImportOptions options)
    {
        ImportPlan plan = await ImportPlanner.PlanAsync(database, options, CancellationToken.None);
        await using EtlRun run = await EtlRun.StartAsync(database, "bench", null, null, CancellationToken.None);
        await foreach (LoadResult result in StagingImporter.ImportAsync(run, plan, null, CancellationToken.None))
        {
            if (result.Status != LoadStatus.Succeeded) throw new InvalidOperationException(result.Error);
        }

        await run.FinishAsync(RunStatus.Succeeded);
    }

    private async Task CompareWorkersAsync(EtlDatabase database, int rows)
    {
        StagingTable[] tables = [.. Enumerable.Range(1, Tables).Select(number => new StagingTable
        {
            Table = $"many_{number}",
            Files = [$"many_{number}.csv"],
            File = $"many_{number}.yml",
        })];
        foreach (StagingTable table in tables) BenchFile.Write(Path.Combine(_folder, table.Files[0]), rows);
        ImportOptions options = new()
        {
            Files = [.. tables.Select(table => Path.Combine(_folder, table.Files[0]))],
            Model = new EtlModel { Name = "many", Folder = _folder, StagingSchema = "staging", Staging = tables },
            Landing = new() { Force = true },
        };
        List<double> one = [];
        List<double> two = [];
        for (int round = 0; round < Rounds; round++)
        {
            one.Add(await MeasureAsync(() => ImportAsync(database, options)));
            two.Add(await MeasureAsync(() => ImportAsync(database, options with { Workers = 2 })));
        }

        Print($"median of {Tables} files: one worker {Median(one):N2} s, two {Median(two):N2} s, ratio {Median(two) / Median(one):N2}");
    }

    private static async Task CreateOpponentAsync(EtlDatabase database)
    {
        await using EtlSession session = await database.OpenSessionAsync(CancellationToken.None);
        IReadOnlyList<string> columns = await session.QueryAsync(
            SqlText.Of($"""
                select attname::text from pg_attribute
                where attrelid = 'staging.orders'::regclass and attnum between 1 and 15 order by attnum
                """),
            row => row.GetString(0),
            CancellationToken.None);
        SqlText definitions = SqlText.Join(", ", columns.Select(name => SqlText.Of($"{new Identifier(name)} text")));
        await session.ExecuteAsync(SqlText.Of($"create table public.opponent ({definitions})"), CancellationToken.None);
    }

    private static async Task CopyAsync(string connectionString, string file)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        ProcessStartInfo start = new("psql") { RedirectStandardOutput = true };
        foreach (string argument in (string[])[
            "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", builder.Host!, "-p", builder.Port.ToString(CultureInfo.InvariantCulture),
            "-U", builder.Username!, "-d", builder.Database!,
            "-c", "truncate public.opponent", "-c", $"\\copy public.opponent from '{file}' with (format csv, header)"])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("psql failed.");
    }

    /// <summary>The peak memory of a process that imports a file, in megabytes.</summary>
    public static Task<double> PeakAsync(string connectionString, string file) =>
        OwnProcess.PeakAsync("import-once", connectionString, file);

    private static async Task<double> MeasureAsync(Func<Task> work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> seconds) => seconds.Order().ElementAt(Rounds / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
