using EtlTools.Database;
using EtlTools.Pipeline;
using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Pipeline;

/// <summary>What the warehouse says of the Olist files is what was counted in them by other means.</summary>
[Collection("postgres")]
public sealed class OlistTests(OlistWarehouse olist) : IClassFixture<OlistWarehouse>
{
    [RealDataTheory]
    [InlineData("staging.customers", 8_135)]
    [InlineData("staging.orders", 8_135)]
    [InlineData("staging.order_items", 8_365)]
    [InlineData("staging.order_payments", 8_924)]
    [InlineData("staging.order_reviews", 8_225)]
    [InlineData("staging.products", 5_460)]
    [InlineData("staging.sellers", 1_610)]
    [InlineData("staging.geolocation", 45_928)]
    [InlineData("staging.product_category_name_translation", 71)]
    [InlineData("warehouse.fact_orders", 8_135)]
    [InlineData("warehouse.fact_order_items", 8_365)]
    [InlineData("warehouse.fact_payments", 8_924)]
    [InlineData("warehouse.fact_reviews", 8_225)]
    [InlineData("warehouse.dim_customer where customer_key <> -1", 8_016)]
    [InlineData("warehouse.dim_location where location_key <> -1", 5_816)]
    [InlineData("warehouse.dim_product where product_key <> -1", 5_460)]
    [InlineData("warehouse.dim_product where product_key <> -1 and product_category_name is null", 111)]
    [InlineData("warehouse.dim_seller where seller_key <> -1", 1_610)]
    [InlineData("warehouse.customer_lifetime_value", 8_016)]
    public async Task Every_table_has_the_rows_of_its_file(string table, long rows) =>
        Assert.Equal(rows, await Scalar<long>($"select count(*) from {table}"));

    [RealDataTheory]
    [InlineData("delivered", 5_172)]
    [InlineData("shipped", 1_107)]
    [InlineData("canceled", 625)]
    [InlineData("unavailable", 609)]
    [InlineData("invoiced", 314)]
    [InlineData("processing", 301)]
    [InlineData("created", 5)]
    [InlineData("approved", 2)]
    public async Task Orders_have_the_status_of_the_source(string status, long orders) =>
        Assert.Equal(orders, await Scalar<long>($"select count(*) from warehouse.fact_orders where order_status = '{status}'"));

    [RealDataTheory]
    [InlineData("sum(price) from warehouse.fact_order_items", "1093264.35")]
    [InlineData("sum(freight_value) from warehouse.fact_order_items", "172288.39")]
    [InlineData("sum(payment_value) from warehouse.fact_payments", "1428602.81")]
    public async Task Money_adds_up_to_the_cent(string sum, string expected) =>
        Assert.Equal(expected, await Scalar<string>($"select ({sum.Replace(" from", ")::text from", StringComparison.Ordinal)}"));

    [RealDataTheory]
    [InlineData("count(distinct order_id) from warehouse.fact_order_items", 7_360)]
    [InlineData("count(*) from warehouse.fact_orders o where not exists (select from warehouse.fact_order_items i where i.order_id = o.order_id)", 775)]
    [InlineData("count(*) from warehouse.fact_orders where order_status = 'delivered' and order_delivered_customer_date is null", 8)]
    [InlineData("count(*) from staging.order_reviews where concat(review_comment_title, review_comment_message) ~ '\n'", 436)]
    [InlineData("max(source_line) from staging.order_reviews", 8_885)]
    [InlineData("count(*) - count(distinct (geolocation_zip_code_prefix, geolocation_lat, geolocation_lng, geolocation_city, geolocation_state)) from staging.geolocation", 9_028)]
    [InlineData("count(*) - count(distinct review_id) from warehouse.fact_reviews", 34)]
    [InlineData("count(*) from (select order_id from warehouse.fact_reviews group by order_id having count(*) > 1) r", 87)]
    [InlineData("count(*) from warehouse.fact_orders where location_key = -1", 29)]
    public async Task Known_oddities_of_the_data_are_found(string count, long expected) =>
        Assert.Equal(expected, await Scalar<long>($"select {count}"));

    [RealDataTheory]
    [InlineData("fact_orders", "customer_key")]
    [InlineData("fact_orders", "purchase_date_key")]
    [InlineData("fact_order_items", "customer_key")]
    [InlineData("fact_order_items", "product_key")]
    [InlineData("fact_order_items", "seller_key")]
    [InlineData("fact_payments", "customer_key")]
    [InlineData("fact_reviews", "customer_key")]
    public async Task No_fact_is_an_orphan(string fact, string key) =>
        Assert.Equal(0, await Scalar<long>($"select count(*) from warehouse.{fact} where {key} = -1"));

    [RealDataFact]
    public async Task The_payments_that_differ_from_items_and_freight_are_the_known_ones()
    {
        const string Differing =
            """
            select count(*)::text || ' of which ' || (count(*) filter (where abs(paid - due) > 0.01))::text
            from (select order_id, sum(price + freight_value) as due from warehouse.fact_order_items group by 1) i
            join (select order_id, sum(payment_value) as paid from warehouse.fact_payments group by 1) p using (order_id)
            where paid <> due
            """;
        Assert.Equal("42 of which 26", await Scalar<string>(Differing));
    }

    [RealDataFact]
    public void Every_load_accounts_for_every_row() =>
        Assert.All(olist.Result.Loads, load =>
        {
            Assert.Equal(LoadStatus.Succeeded, load.Status);
            Assert.Equal(load.RowsRead, load.RowsInserted);
        });

    [RealDataFact]
    public async Task A_second_run_writes_no_row_of_the_warehouse()
    {
        PipelineResult again = await PipelineRunner.RunAsync(olist.Database, olist.Options, null, CancellationToken.None);

        Assert.Equal(RunStatus.Succeeded, again.Status);
        Assert.All(again.Tables, table => Assert.Equal(
            (table.Table, 0L, 0L, 0L),
            (table.Table, table.Counts.RowsInserted, table.Counts.RowsUpdated, table.Counts.RowsDeleted)));
    }

    [RealDataFact]
    public void At_least_fifteen_rules_over_seven_categories_are_checked()
    {
        IReadOnlyList<RuleResult> results = olist.Result.Quality!.Results;
        Assert.DoesNotContain(results, result => result.Status == RuleStatus.NotChecked);
        Assert.True(results.Count >= 15);
        Assert.True(results.Select(result => result.Category).Distinct().Count() >= 7);
    }

    [RealDataFact]
    public void The_report_names_the_failed_rules() => Assert.All(
        olist.Result.Quality!.Results.Where(rule => rule.Status == RuleStatus.Failed).ToList(),
        rule => Assert.Contains(rule.Rule, File.ReadAllText(olist.Result.ReportFile!), StringComparison.Ordinal));

    private async Task<T?> Scalar<T>(string sql)
    {
        await using EtlSession session = await olist.Database.OpenSessionAsync(CancellationToken.None);
        return await session.ScalarAsync<T>(SqlText.Trusted(sql), CancellationToken.None);
    }
}
