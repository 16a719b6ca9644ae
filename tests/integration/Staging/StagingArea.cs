using System.Text;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>A database of its own and a folder for source files.</summary>
internal sealed class StagingArea : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("etl-staging-").FullName;

    private StagingArea(EtlDatabase database) => Database = database;

    public EtlDatabase Database { get; }

    public string Folder => _folder;

    public static async Task<StagingArea> CreateAsync(PostgresFixture postgres) => new(
        await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = await postgres.CreateDatabaseAsync() },
            null,
            CancellationToken.None));

    /// <summary>Writes a source file.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportPlan> PlanAsync(ImportOptions options) =>
        ImportPlanner.PlanAsync(Database, options, CancellationToken.None);

    /// <summary>Loads files into a table.</summary>
    public Task<IReadOnlyList<LoadResult>> ImportAsync(string table, params string[] files) =>
        ImportAsync(new ImportOptions { Files = files, Table = table });

    public async Task<IReadOnlyList<LoadResult>> ImportAsync(
        ImportOptions options, IProgress<EtlProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ImportPlan plan = await PlanAsync(options);
        await using EtlRun run = await EtlRun.StartAsync(Database, "test", null, null, CancellationToken.None);
        List<LoadResult> results = [];
        await foreach (LoadResult result in StagingImporter.ImportAsync(run, plan, progress, cancellationToken))
            results.Add(result);
        await run.FinishAsync(RunStatus.Succeeded);
        return results;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using EtlSession session = await Database.OpenSessionAsync(CancellationToken.None);
        await session.ExecuteAsync(SqlText.Trusted(sql), CancellationToken.None);
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using EtlSession session = await Database.OpenSessionAsync(CancellationToken.None);
        return await session.ScalarAsync<T>(SqlText.Trusted(sql), CancellationToken.None);
    }

    /// <summary>The rows of a query, each as its values with bars between them.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using EtlSession session = await Database.OpenSessionAsync(CancellationToken.None);
        return await session.QueryAsync(
            SqlText.Trusted(sql),
            row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "null" : row.GetValue(i))),
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
