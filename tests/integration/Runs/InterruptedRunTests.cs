using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Tests.Integration.Transforms;

namespace EtlTools.Tests.Integration.Runs;

[Collection("postgres")]
public sealed class InterruptedRunTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_run_whose_process_died_is_marked_at_the_next_start_with_its_steps()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        EtlRun dead = await EtlRun.StartAsync(warehouse.Database, "dead", null, null, CancellationToken.None);
        await dead.WriteJournalAsync(SqlScript.Of("run/start_step.sql", dead.RunId, "dimension", "warehouse.d", null));
        await KillAsync(warehouse, dead.RunId);
        await ReconnectAsync(warehouse);
        Assert.Equal(
            ["Interrupted True Interrupted"],
            await warehouse.RowsAsync($"select r.status, r.ended_at is not null, s.status from etl.run r join etl.step s using (run_id) where run_id = {dead.RunId}"));
    }

    [Fact]
    public async Task A_run_that_lives_is_left_alone()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await using EtlRun live = await EtlRun.StartAsync(warehouse.Database, "live", null, null, CancellationToken.None);
        await ReconnectAsync(warehouse);
        Assert.Equal(["Running -"], await warehouse.RowsAsync($"select status, ended_at from etl.run where run_id = {live.RunId}"));
        await live.FinishAsync(RunStatus.Succeeded);
        await ReconnectAsync(warehouse);
        Assert.Equal(["Succeeded"], await warehouse.RowsAsync($"select status from etl.run where run_id = {live.RunId}"));
    }

    [Fact]
    public async Task A_run_that_is_let_go_without_a_word_has_failed()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await using (await EtlRun.StartAsync(warehouse.Database, "silent", null, null, CancellationToken.None)) { }
        Assert.Equal(["Failed"], await warehouse.RowsAsync("select status from etl.run"));
    }

    [Fact]
    public async Task A_run_says_who_started_it_and_when_and_as_of_when()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        DateTimeOffset asOf = new(2024, 3, 1, 12, 0, 0, TimeSpan.FromHours(-3));
        await using EtlRun run = await EtlRun.StartAsync(warehouse.Database, "etl run retail", "retail", asOf, CancellationToken.None);
        RunInfo info = Assert.Single(await RunReader.ListRunsAsync(warehouse.Database, run.RunId, null, 5, CancellationToken.None));
        Assert.Equal(("etl run retail", "retail", RunStatus.Running), (info.Command, info.Model, info.Status));
        Assert.Equal((asOf, asOf.ToUniversalTime()), (info.AsOf, run.AsOf));
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName}", info.StartedBy);
        Assert.Empty(await RunReader.ListRunsAsync(warehouse.Database, null, "olist", 5, CancellationToken.None));
    }

    // What the server sees of a process that dies: its connection is gone.
    private static async Task KillAsync(SmallWarehouse warehouse, long runId)
    {
        string[] killed = await warehouse.RowsAsync($"""
            select pg_terminate_backend(pid, 5000) from pg_locks
            where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32 | objid::bigint) = hashtextextended('etl.run:{runId}', 0)
            """);
        Assert.Equal(["True"], killed);
    }

    private static async Task ReconnectAsync(SmallWarehouse warehouse) =>
        await (await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = warehouse.Database.ConnectionString }, null, CancellationToken.None)).DisposeAsync();
}
