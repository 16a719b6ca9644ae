using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Sql;

namespace EtlTools.Tests.Integration.Quality;

/// <summary>A schema of its own with tables made by hand, and a model whose rules are tested on them.</summary>
internal sealed class QualityWarehouse : IAsyncDisposable
{
    private QualityWarehouse(EtlDatabase database) => Database = database;

    public EtlDatabase Database { get; }

    public string Schema { get; } = "quality_" + Guid.NewGuid().ToString("N")[..12];

    public EtlModel Model => new()
    {
        Name = Schema,
        Folder = "/models/shop",
        WarehouseSchema = Schema,
        StagingSchema = Schema + "_staging",
    };

    public static async Task<QualityWarehouse> CreateAsync(string connectionString, string tables)
    {
        EtlDatabase database = await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = connectionString }, null, CancellationToken.None);
        QualityWarehouse warehouse = new(database);
        await warehouse.ExecuteAsync(
            $"""
            create schema {warehouse.Schema};
            create schema {warehouse.Schema}_staging;
            set search_path = {warehouse.Schema};
            {tables};
            reset search_path
            """);
        return warehouse;
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

    public static QualityRule Rule(string check, string table, params string[] columns) => new()
    {
        Name = $"{check} {table} {string.Join(' ', columns)}",
        Table = table,
        Check = check,
        Columns = columns,
        Category = QualityCategory.Validity,
        File = "/models/shop/quality/shop.yml",
        Line = 7,
    };

    public Task<QualityResult> TestAsync(params QualityRule[] rules) =>
        TestAsync(new QualityOptions { Model = Model with { Rules = rules } });

    public async Task<QualityResult> TestAsync(QualityOptions options, DateTimeOffset? asOf = null)
    {
        await using EtlRun run = await EtlRun.StartAsync(
            Database, "test", options.Model.Name, asOf, CancellationToken.None);
        QualityResult result = await QualityRunner.RunAsync(run, options, null, CancellationToken.None);
        await run.FinishAsync(RunStatus.Succeeded);
        return result;
    }

    public async Task<RuleResult> TestOneAsync(QualityRule rule) => (await TestAsync(rule)).Results.Single();

    public Task<IReadOnlyList<RuleException>> ExceptionsAsync(RuleResult result) =>
        QualityReader.ListExceptionsAsync(Database, result.RunId, result.Rule, int.MaxValue, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"drop schema {Schema} cascade; drop schema {Schema}_staging cascade");
        await Database.DisposeAsync();
    }
}
