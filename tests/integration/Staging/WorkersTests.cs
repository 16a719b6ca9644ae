using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class WorkersTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Several_tables_are_loaded_at_once_and_each_as_by_one_worker()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<LoadResult> results = await area.ImportAsync(Options(area, tables: 6, workers: 3));
        Assert.Equal(12, results.Count);
        Assert.All(results, result => Assert.Equal((LoadStatus.Succeeded, 1_000), (result.Status, result.RowsInserted)));
        for (int table = 0; table < 6; table++)
        {
            Assert.Equal(
                [$"2000|{table}"],
                await area.RowsAsync($"select count(*), min(b) from staging.t{table} group by b"));
        }

        Assert.Equal(["Succeeded|12"], await area.RowsAsync("select status, count(*) from etl.load group by status"));
    }

    [Fact]
    public async Task Who_wants_no_more_results_ends_what_is_under_way()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportPlan plan = await area.PlanAsync(Options(area, tables: 6, workers: 2));
        await using EtlRun run = await EtlRun.StartAsync(area.Database, "test", null, null, CancellationToken.None);
        await foreach (LoadResult result in StagingImporter.ImportAsync(run, plan, null, CancellationToken.None))
        {
            Assert.Equal(LoadStatus.Succeeded, result.Status);
            break;
        }

        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.load where status = 'Running'"));
        Assert.InRange(await area.ScalarAsync<long>("select count(*) from etl.load where status = 'Succeeded'"), 1, 11);
    }

    private static ImportOptions Options(StagingArea area, int tables, int workers)
    {
        string[] names = [.. Enumerable.Range(0, tables).Select(table => $"t{table}")];
        return new ImportOptions
        {
            Files = [.. names.SelectMany((name, table) => (string[])
                [Write(area, $"{name}_a.csv", table, 0), Write(area, $"{name}_b.csv", table, 1_000)])],
            Model = new EtlModel
            {
                Name = "many",
                Folder = area.Folder,
                StagingSchema = "staging",
                Staging = [.. names.Select(name => new StagingTable
                {
                    Table = name,
                    Files = [$"{name}_*.csv"],
                    Pick = FilePick.All,
                    Mode = LoadMode.Append,
                    File = $"{name}.yml",
                })],
            },
            Workers = workers,
        };
    }

    private static string Write(StagingArea area, string name, int table, int from) => area.Write(
        name, "a,b\n" + string.Concat(Enumerable.Range(from, 1_000).Select(row => $"{row},{table}\n")));
}
