using EtlTools.Models;
using EtlTools.Profiling;
using EtlTools.Profiling.Suggestions;
using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Tests.Integration.Models;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Profiling;

[Collection("postgres")]
public sealed class SuggestedRulesTests(PostgresFixture postgres)
{
    [RealDataTheory]
    [InlineData("titanic/titanic.csv", "passengerid")]
    [InlineData("olist/olist_orders_dataset.csv", "order_id")]
    [InlineData("olist/olist_customers_dataset.csv", "customer_id")]
    [InlineData("olist/olist_order_items_dataset.csv", "order_id", "order_item_id")]
    [InlineData("olist/olist_order_reviews_dataset.csv", "review_id", "order_id")]
    [InlineData("olist/olist_products_dataset.csv", "product_id")]
    [InlineData("olist/olist_sellers_dataset.csv", "seller_id")]
    public async Task Pasted_into_a_model_they_pass_on_the_same_rows(string file, params string[] key)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportRealAsync("t", file);
        IReadOnlyList<RuleResult> results = await PasteAsync(area, await area.ProfileAsync("t", key));
        Assert.True(results.Count > 5);
        Assert.All(results, result => Assert.Equal((RuleStatus.Passed, 0), (result.Status, result.RowsFailed)));
        Assert.Contains(results, result => result is { Check: "unique", Severity: RuleSeverity.Critical });
    }

    [Fact]
    public async Task Each_kind_of_rule_is_suggested_where_it_says_something()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("""
            create schema staging;
            create table staging.t as
            select i as id, i % 3 + 0.5 as price, (array['it''s', 'b: #c', E'new\nline', 'yes', ''])[1 + i % 5] as kind,
                   'AB-' || 1000 + i as code, date '2025-01-01' + i as day, case when i > 1 then 'x' end as gap,
                   i as "odd name", repeat('word ', i) as prose
            from generate_series(1, 100) as i
            """);
        TableProfile profile = await area.ProfileAsync("t", "id");
        Assert.Equal(
            [
                "unique id", "not_null id", "not_null price", "range price", "not_null kind", "accepted_values kind",
                "not_null code", "matches code", "not_null day", "range day", "matches day", "accepted_values gap",
                "not_null prose",
            ],
            RuleSuggester.Suggest(profile).Select(rule => $"{rule.Check} {rule.Columns[0]}"));
        string yaml = RuleYaml.Of(profile);
        Assert.Contains("  min: 0.5\n  max: 2.5\n", yaml, StringComparison.Ordinal);
        Assert.Contains("  pattern: '^[A-Z]{2}-[0-9]{4}$'\n", yaml, StringComparison.Ordinal);
        Assert.Contains("  values: ['', 'b: #c', 'it''s', \"new\\nline\", 'yes']\n", yaml, StringComparison.Ordinal);
        Assert.Contains("  min: '2025-01-02'\n", yaml, StringComparison.Ordinal);
        IReadOnlyList<RuleResult> results = await PasteAsync(area, profile);
        Assert.All(results, result => Assert.Equal((RuleStatus.Passed, 0), (result.Status, result.RowsFailed)));
    }

    [Fact]
    public async Task A_table_without_rows_suggests_an_empty_list()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("create schema staging; create table staging.t (a text)");
        Assert.Empty(await PasteAsync(area, await area.ProfileAsync("t", "a")));
    }

    private static async Task<IReadOnlyList<RuleResult>> PasteAsync(StagingArea area, TableProfile profile)
    {
        using ModelFolder folder = new();
        folder.Write("quality/suggested.yml", RuleYaml.Of(profile));
        EtlModel model = await folder.ReadAsync();
        await using EtlRun run = await EtlRun.StartAsync(area.Database, "test", null, null, CancellationToken.None);
        QualityResult result =
            await QualityRunner.RunAsync(run, new QualityOptions { Model = model }, null, CancellationToken.None);
        await run.FinishAsync(RunStatus.Succeeded);
        Assert.Equal(model.Rules.Count, result.Results.Count);
        return result.Results;
    }
}
