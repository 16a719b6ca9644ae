using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality;
using EtlTools.Reporting;
using EtlTools.Runs;
using EtlTools.Tests.Integration.Quality;

namespace EtlTools.Tests.Integration.Reporting;

[Collection("postgres")]
public sealed class QualityReportReaderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_run_that_did_everything_is_reported_with_its_own_loads_and_steps()
    {
        await using QualityWarehouse warehouse = await CreateAsync();
        await LoadAsync(warehouse, await EarlierRunAsync(warehouse), "staging.old", "old.csv");
        long runId;
        await using (EtlRun run = await StartAsync(warehouse))
        {
            runId = run.RunId;
            await LoadAsync(warehouse, runId, "staging.orders", "orders.csv");
            await BuildAsync(run, "fact_orders", rows: 7);
            await QualityRunner.RunAsync(run, Options(warehouse), null, CancellationToken.None);
            await run.FinishAsync(RunStatus.Succeeded);
        }

        QualityReport report = await QualityReportReader.ReadAsync(warehouse.Database, runId, null, CancellationToken.None);
        Assert.Equal((warehouse.Schema, runId), (report.Model, report.Scorecard.RunId));
        Assert.Equal("orders.csv", Assert.Single(report.Loads).SourceFile);
        ReportStep step = Assert.Single(report.Steps);
        Assert.Equal(("fact_orders", StepKind.Fact, 7, 7), (step.Name, step.Kind, step.RowsRead, step.Inserted));
        Assert.Equal(RuleStatus.Failed, Assert.Single(report.Results).Status);
        Assert.Equal((50, 60), (report.Exceptions.Count, report.Results[0].RowsFailed));
    }

    [Fact]
    public async Task A_run_that_only_tested_is_reported_with_the_last_loads_and_steps_of_each_table()
    {
        await using QualityWarehouse warehouse = await CreateAsync();
        long first = await EarlierRunAsync(warehouse, "fact_orders", "dim_customer");
        await LoadAsync(warehouse, first, "staging.orders", "orders_1.csv");
        await LoadAsync(warehouse, first, "staging.customers", "customers_1.csv");
        long second = await EarlierRunAsync(warehouse, "fact_orders");
        await LoadAsync(warehouse, second, "staging.orders", "orders_2a.csv");
        await LoadAsync(warehouse, second, "staging.orders", "orders_2b.csv");
        QualityResult tested = await warehouse.TestAsync(Options(warehouse));
        long later = await EarlierRunAsync(warehouse, "fact_orders");
        await LoadAsync(warehouse, later, "staging.orders", "orders_3.csv");

        QualityReport report = await QualityReportReader.ReadAsync(
            warehouse.Database, tested.Scorecard.RunId, null, CancellationToken.None);
        Assert.Equal(
            ["customers_1.csv", "orders_2a.csv", "orders_2b.csv"], report.Loads.Select(load => load.SourceFile));
        Assert.Equal(["dim_customer", "fact_orders"], report.Steps.Select(step => step.Name));
    }

    [Fact]
    public async Task The_trend_is_the_models_up_to_the_run()
    {
        await using QualityWarehouse warehouse = await CreateAsync();
        long first = (await warehouse.TestAsync(Options(warehouse))).Scorecard.RunId;
        long second = (await warehouse.TestAsync(Options(warehouse))).Scorecard.RunId;
        await warehouse.TestAsync(Options(warehouse) with { Model = warehouse.Model with { Name = warehouse.Schema + "_other" } });

        QualityReport latest = await QualityReportReader.ReadAsync(
            warehouse.Database, null, warehouse.Schema, CancellationToken.None);
        Assert.Equal([first, second], latest.Trend.Select(card => card.RunId));
        QualityReport earlier = await QualityReportReader.ReadAsync(warehouse.Database, first, null, CancellationToken.None);
        Assert.Equal([first], earlier.Trend.Select(card => card.RunId));
    }

    [Fact]
    public async Task A_run_that_tested_nothing_cannot_be_reported()
    {
        await using QualityWarehouse warehouse = await CreateAsync();
        await warehouse.TestAsync(Options(warehouse));
        long runId = await EarlierRunAsync(warehouse);
        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => QualityReportReader.ReadAsync(warehouse.Database, runId, null, CancellationToken.None));
        Assert.Equal(ErrorIds.QualityNotTested, error.Id);
        Assert.Equal($"Run {runId} tested no quality rules, so there is nothing to report.", error.Message);
        await Assert.ThrowsAsync<EtlException>(
            () => QualityReportReader.ReadAsync(warehouse.Database, null, "no such model", CancellationToken.None));
    }

    private Task<QualityWarehouse> CreateAsync() => QualityWarehouse.CreateAsync(
        postgres.ConnectionString,
        """
        create table fact_orders (order_id int primary key, price int);
        insert into fact_orders select i, -1 from generate_series(1, 60) i
        """);

    private static QualityOptions Options(QualityWarehouse warehouse) => new()
    {
        Model = warehouse.Model with { Rules = [QualityWarehouse.Rule("range", "fact_orders", "price") with { Min = "0" }] },
    };

    private static Task<EtlRun> StartAsync(QualityWarehouse warehouse) =>
        EtlRun.StartAsync(warehouse.Database, "test", warehouse.Model.Name, null, CancellationToken.None);

    private static async Task<long> EarlierRunAsync(QualityWarehouse warehouse, params string[] tables)
    {
        await using EtlRun run = await StartAsync(warehouse);
        foreach (string table in tables) await BuildAsync(run, table, rows: 1);
        await run.FinishAsync(RunStatus.Succeeded);
        return run.RunId;
    }

    private static Task<bool> BuildAsync(EtlRun run, string table, long rows) => run.StepAsync(
        StepKind.Fact,
        table,
        table + ".sql",
        async stepId =>
        {
            await using EtlSession session = await run.Database.OpenSessionAsync(CancellationToken.None);
            StepCounts counts = new() { RowsRead = rows, RowsInserted = rows };
            await EtlRun.FinishStepAsync(session, stepId, counts, CancellationToken.None);
            return true;
        },
        CancellationToken.None);

    private static Task LoadAsync(QualityWarehouse warehouse, long runId, string table, string file) =>
        warehouse.ExecuteAsync(
            $"""
            insert into etl.load (run_id, source_file, source_bytes, target_table, mode, status)
            values ({runId}, '{file}', 1, '{table}', 'full', 'Succeeded')
            """);
}
