using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Pipeline;
using EtlTools.Runs;
using EtlTools.Samples;
using EtlTools.Sql;
using EtlTools.Transforms;

namespace EtlTools.Tests.Integration.Pipeline;

/// <summary>What was planted in the sample data is what the warehouse finds.</summary>
[Collection("postgres")]
public sealed class RetailTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("etl-retail-");
    private EtlDatabase _database = null!;
    private EtlModel _model = null!;

    public async Task InitializeAsync()
    {
        DatabaseOptions options = new() { ConnectionString = await postgres.CreateDatabaseAsync() };
        _database = await EtlDatabase.ConnectAsync(options, null, CancellationToken.None);
        _model = await ModelReader.ReadAsync(Checkout.Model("retail"), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_days_of_sales_become_the_history_that_was_planted()
    {
        (_, PipelineResult first) = await DayAsync(1);
        (PlantedCounts planted, PipelineResult second) = await DayAsync(2);

        StepCounts day1 = Customers(first);
        Assert.Equal((1_000, 0, 0), (day1.RowsInserted, day1.VersionsOpened, day1.RowsDeleted));
        StepCounts day2 = Customers(second);
        Assert.Equal(planted.NewCustomers, day2.RowsInserted);
        Assert.Equal(planted.Moved, day2.VersionsOpened);
        Assert.Equal(planted.Moved + planted.EmailChanged, day2.RowsUpdated);
        Assert.Equal(planted.VanishedCustomers, day2.RowsDeleted);
        Assert.Equal(planted.NewItems, Table(second, "retail.fact_transactions").RowsInserted);
        Assert.Equal(planted.NewResponses, Table(second, "retail.fact_campaign_responses").RowsInserted);
    }

    [Fact]
    public async Task The_money_of_completed_sales_is_the_same_in_files_facts_months_and_lifetimes()
    {
        await DayAsync(1);
        await DayAsync(2);

        string sold = (await Scalar<string>(
            """
            select sum(i.line_total::numeric - i.discount_amount::numeric)::text
            from retail_staging.transaction_items i join retail_staging.transactions t using (transaction_id)
            where t.payment_status = 'Completed'
            """))!;

        Assert.Equal(sold, await Scalar<string>(
            "select sum(net_amount)::text from retail.fact_transactions where payment_status = 'Completed'"));
        Assert.Equal(sold, await Scalar<string>("select sum(lifetime_value)::text from retail.customer_lifetime_value"));
        Assert.Equal(0, await Scalar<long>("select count(*) from retail.fact_transactions where customer_key = -1"));
    }

    [Fact]
    public async Task A_day_that_is_run_again_changes_nothing()
    {
        await DayAsync(1);

        (_, PipelineResult again) = await DayAsync(1);

        Assert.All(again.Tables, table =>
            Assert.Equal((table.Table, table.Counts.RowsRead), (table.Table, table.Counts.RowsUnchanged + table.Counts.RowsSkipped)));
    }

    [Fact]
    public async Task A_preview_counts_what_the_run_then_does_and_writes_nothing()
    {
        await DayAsync(1);
        await DayAsync(2, PipelineStage.Ingest);

        IReadOnlyList<TransformResult> preview = await TransformRunner.PreviewAsync(
            _database, new TransformOptions { Model = _model }, AsOf(2), CancellationToken.None);
        (_, PipelineResult real) = await DayAsync(2);

        Assert.Equal(real.Tables.Select(table => (table.Table, table.Counts)), preview.Select(table => (table.Table, table.Counts)));
    }

    private async Task<(PlantedCounts Planted, PipelineResult Result)> DayAsync(int day, params PipelineStage[] stages)
    {
        SampleOptions sample = new()
        {
            OutputDirectory = _folder.FullName,
            Customers = 1_000,
            Products = 50,
            Transactions = 3_000,
            Campaigns = 10,
            Day = day,
        };
        SampleResult files = await SampleGenerator.GenerateAsync(sample);
        PipelineOptions options = new()
        {
            Model = _model,
            DataFolder = _folder.FullName,
            OutFolder = _folder.FullName,
            AsOf = AsOf(day),
            Stages = stages.Length > 0 ? stages : Enum.GetValues<PipelineStage>(),
            Command = "test",
        };
        return (files.Planted, await PipelineRunner.RunAsync(_database, options, null, CancellationToken.None));
    }

    // The moment after the day's last second: what happened on the day is past.
    private static DateTimeOffset AsOf(int day) => new(2025, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static StepCounts Customers(PipelineResult result) =>
        result.Tables.First(table => table is { Table: "retail.dim_customer", Kind: StepKind.Dimension }).Counts;

    private static StepCounts Table(PipelineResult result, string name) =>
        result.Tables.Single(table => table.Table == name).Counts;

    private async Task<T?> Scalar<T>(string sql)
    {
        await using EtlSession session = await _database.OpenSessionAsync(CancellationToken.None);
        return await session.ScalarAsync<T>(SqlText.Trusted(sql), CancellationToken.None);
    }
}
