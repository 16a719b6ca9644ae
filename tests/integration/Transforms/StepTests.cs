using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms;
using Npgsql;

namespace EtlTools.Tests.Integration.Transforms;

/// <summary>What holds for the steps of every kind.</summary>
[Collection("postgres")]
public sealed class StepTests(PostgresFixture postgres)
{
    private const string Ana = "(1, 'Rio', 'RJ', 'a@x', null, null)";

    [Fact]
    public async Task Every_table_is_a_step_in_the_journal_with_its_counts()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        StepCounts counts = await customers.LoadAsync("03-02", "(1, 'Santos', 'SP', 'a@x', null, null)", "(2, 'Recife', 'PE', null, null, null)");
        RunInfo run = (await RunReader.ListRunsAsync(customers.Warehouse.Database, null, "small", 1, CancellationToken.None))[0];
        StepInfo step = Assert.Single(await RunReader.ListStepsAsync(customers.Warehouse.Database, run.RunId, CancellationToken.None));
        Assert.Equal((RunStatus.Succeeded, 1L, SmallWarehouse.Day("03-02")), (run.Status, run.Steps, run.AsOf));
        Assert.Equal((StepKind.Dimension, "warehouse.dim_customer", RunStatus.Succeeded), (step.Kind, step.Name, step.Status));
        Assert.Equal(counts, step.Counts);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_its_table_as_it_was_and_says_so_in_the_journal()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        EtlException error = await customers.RefusedAsync("03-02", "(1, 'Santos', 'SP', 'a@x', null, null)", "(null, 'x', 'x', null, null, null)");
        Assert.Equal(["1 Rio [, ) *"], await customers.VersionsAsync());
        RunInfo run = (await RunReader.ListRunsAsync(customers.Warehouse.Database, null, null, 1, CancellationToken.None))[0];
        StepInfo step = Assert.Single(await RunReader.ListStepsAsync(customers.Warehouse.Database, run.RunId, CancellationToken.None));
        Assert.Equal((RunStatus.Failed, error.Message), (run.Status, run.Error));
        Assert.Equal((RunStatus.Failed, error.Message, new StepCounts()), (step.Status, step.Error, step.Counts));
    }

    [Fact]
    public async Task A_step_that_is_cancelled_leaves_its_table_as_it_was_and_says_so_in_the_journal()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        customers.Describe("", "select id, city, state, email, joined from src.customer where pg_sleep(60) is not null");
        EtlModel model = await customers.Warehouse.Folder.ReadAsync();
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(1));
        await using (EtlRun run = await EtlRun.StartAsync(customers.Warehouse.Database, "test", model.Name, null, CancellationToken.None))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.CompleteAsync(async () =>
            {
                await foreach (TransformResult _ in TransformRunner.RunAsync(run, new TransformOptions { Model = model }, null, cancel.Token)) { }
                return RunStatus.Succeeded;
            }));
        }

        Assert.Equal(["1 Rio [, ) *"], await customers.VersionsAsync());
        Assert.Equal(
            ["Cancelled Cancelled"],
            await customers.Warehouse.RowsAsync("select r.status, s.status from etl.run r join etl.step s using (run_id) order by run_id desc limit 1"));
    }

    [Fact]
    public async Task Two_runs_at_once_on_one_table_wait_for_each_other()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.SourceAsync([.. Enumerable.Range(1, 50).Select(id => $"({id}, 'Rio', 'RJ', 'a@x', null, null)")]);
        StepCounts[] counts = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => customers.Warehouse.BuildAsync("dim_customer", "03-01"))));
        Assert.Equal([0L, 0L, 0L, 50L], counts.Select(count => count.RowsInserted).Order());
        Assert.Equal([0L, 50L, 50L, 50L], counts.Select(count => count.RowsUnchanged).Order());
        Assert.Equal(["50"], await customers.Warehouse.RowsAsync("select count(*) from warehouse.dim_customer where customer_key <> -1"));
    }

    [Fact]
    public async Task A_table_of_another_model_is_refused()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        customers.Warehouse.Folder.Write("model.yml", "name: other");
        EtlException error = await customers.Warehouse.RefusedAsync("dim_customer");
        Assert.Equal(ErrorIds.TransformForeignTable, error.Id);
        Assert.Contains("built by model small", error.Message, StringComparison.Ordinal);
        Assert.Contains("warehouse_schema", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_made_by_hand_is_refused()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.Warehouse.ExecuteAsync("create schema warehouse; create table warehouse.dim_customer (id int)");
        Assert.Contains("built by somebody else", (await customers.RefusedAsync("03-01", Ana)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_the_model_does_not_have_is_refused_with_those_it_has()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        TransformOptions options = new() { Model = await customers.Warehouse.Folder.ReadAsync(), Names = ["dim_c*", "fact_*"] };
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => customers.Warehouse.BuildAllAsync("03-01", options));
        Assert.Equal(ErrorIds.TransformUnknownTable, error.Id);
        Assert.Contains("'fact_*'", error.Message, StringComparison.Ordinal);
        Assert.Contains("dim_customer", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update etl.step set rows_read = rows_read + 1", "step_accounting")]
    [InlineData("update etl.step set status = 'Done'", "step_status")]
    [InlineData("insert into etl.load (run_id, source_file, source_bytes, target_table, mode, rows_read, rows_inserted) select max(run_id), 'f', 1, 't', 'full', 3, 2 from etl.run", "load_accounting")]
    [InlineData("update etl.run set ended_at = null", "run_ended")]
    public async Task The_journal_refuses_what_does_not_add_up(string statement, string constraint)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => customers.Warehouse.ExecuteAsync(statement));
        Assert.Equal(constraint, Assert.IsType<PostgresException>(error.InnerException).ConstraintName);
    }

    [Fact]
    public async Task A_model_reads_the_moment_of_its_run()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        customers.Describe("", "select id, city, state, to_char(etl.as_of(), 'YYYY-MM-DD') as email, joined from src.customer");
        await customers.LoadAsync("03-01", Ana);
        Assert.Equal(["1 2024-03-01 [, ) *"], await customers.VersionsAsync("id, email"));
    }
}
