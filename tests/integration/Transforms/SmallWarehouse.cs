using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Tests.Integration.Models;
using EtlTools.Transforms;

namespace EtlTools.Tests.Integration.Transforms;

/// <summary>A database of its own with a model written by a test. Sources are tables of schema <c>src</c>.</summary>
internal sealed class SmallWarehouse : IAsyncDisposable
{
    private SmallWarehouse(EtlDatabase database) => Database = database;

    public EtlDatabase Database { get; }

    public ModelFolder Folder { get; } = new();

    public static async Task<SmallWarehouse> CreateAsync(PostgresFixture postgres)
    {
        string connection = await postgres.CreateDatabaseAsync();
        SmallWarehouse warehouse = new(await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = connection }, null, CancellationToken.None));
        await warehouse.ExecuteAsync("create schema src");
        return warehouse;
    }

    /// <summary>Runs SQL of the test; several statements are allowed.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using EtlSession session = await Database.OpenSessionAsync(CancellationToken.None);
        await session.ExecuteAsync(SqlText.Trusted(sql), CancellationToken.None);
    }

    /// <summary>The rows of a query, columns joined by blanks, a null as <c>-</c>.</summary>
    public async Task<string[]> RowsAsync(string sql)
    {
        await using EtlSession session = await Database.OpenSessionAsync(CancellationToken.None);
        IReadOnlyList<string> rows = await session.QueryAsync(
            SqlText.Trusted(sql),
            row => string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "-" : row.GetValue(i))),
            CancellationToken.None);
        return [.. rows];
    }

    /// <summary>The members of a dimension as <c>key columns [from, to) *</c>, the star on the current version.</summary>
    public Task<string[]> VersionsAsync(string dimension, string columns) =>
        RowsAsync($"""
            select concat_ws(' ', {columns}) || ' [' || case when valid_from = '0001-01-01' then '' else to_char(valid_from, 'MM-DD') end
                || ', ' || case when valid_to = '9999-12-31' then '' else to_char(valid_to, 'MM-DD') end || ')'
                || case when is_current then ' *' else '' end
            from warehouse.{dimension}
            where {Surrogate(dimension)} <> -1
            order by {columns.Split(',')[0]}, valid_from
            """);

    /// <summary>Builds one table as of a day of 2024, written <c>MM-DD</c>; a dimension alone, not its rollups.</summary>
    public async Task<StepCounts> BuildAsync(string table, string day)
    {
        EtlModel model = await Folder.ReadAsync();
        StepKind kind = model.Tables.First(other => other.Name == table).Kind;
        return Assert.Single(await BuildAllAsync(day, new TransformOptions { Model = model, Names = [table], Kinds = [kind] })).Counts;
    }

    /// <summary>Builds all tables.</summary>
    public async Task<IReadOnlyList<TransformResult>> BuildAllAsync(string day) =>
        await BuildAllAsync(day, new TransformOptions { Model = await Folder.ReadAsync() });

    /// <summary>Builds what the options say in a run of its own.</summary>
    public async Task<IReadOnlyList<TransformResult>> BuildAllAsync(string day, TransformOptions options)
    {
        await using EtlRun run = await EtlRun.StartAsync(Database, "test", options.Model.Name, Day(day), CancellationToken.None);
        List<TransformResult> results = [];
        await run.CompleteAsync(async () =>
        {
            await foreach (TransformResult result in TransformRunner.RunAsync(run, options, null, CancellationToken.None))
                results.Add(result);
            return RunStatus.Succeeded;
        });
        return results;
    }

    /// <summary>What building the table is refused with.</summary>
    public Task<EtlException> RefusedAsync(string table, string day = "01-01") =>
        Assert.ThrowsAsync<EtlException>(() => BuildAsync(table, day));

    public static DateTimeOffset Day(string day) => DateTimeOffset.Parse($"2024-{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Folder.Dispose();
    }

    private static string Surrogate(string dimension) => dimension.Replace("dim_", "", StringComparison.Ordinal) + "_key";
}
