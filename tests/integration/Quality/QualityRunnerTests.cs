using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Quality.Measuring;
using EtlTools.Runs;
using EtlTools.Sql;
using static EtlTools.Tests.Integration.Quality.QualityWarehouse;

namespace EtlTools.Tests.Integration.Quality;

[Collection("postgres")]
public sealed class QualityRunnerTests(PostgresFixture postgres)
{
    private const string Numbers = """
        create table number (id int primary key, n int, kind text);
        insert into number select i, i, case when i % 2 = 0 then 'even' else 'odd' end from generate_series(1, 2000) i;
        create table empty (id int, n int)
        """;

    [Fact]
    public async Task Checks_that_can_share_a_scan_cost_one()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityRule[] rules =
        [
            Rule("not_null", "number", "n"),
            Rule("range", "number", "n") with { Min = "1" },
            Rule("accepted_values", "number", "kind") with { Values = ["even", "odd"], Where = "n > 3" },
            Rule("matches", "number", "kind") with { Pattern = "^[a-z]+$" },
            Rule("row_count", "number") with { Min = "1" },
        ];
        await using EtlSession session = await warehouse.Database.OpenSessionAsync(CancellationToken.None);
        await using EtlTransaction transaction = await session.BeginAsync(CancellationToken.None);
        SqlText scans = SqlText.Of(
            $"select seq_scan from pg_stat_xact_user_tables where schemaname = {warehouse.Schema} and relname = 'number'");
        long before = await session.ScalarAsync<long>(scans, CancellationToken.None);
        IReadOnlyList<Measurement> measured = await new ModelMeasurer(session, warehouse.Model, DateTimeOffset.UtcNow)
            .MeasureAsync(rules, null, CancellationToken.None);
        Assert.All(measured, measurement => Assert.Equal(RuleStatus.Passed, measurement.Status));
        Assert.Equal(1, await session.ScalarAsync<long>(scans, CancellationToken.None) - before);
    }

    [Fact]
    public async Task A_rule_the_server_refuses_harms_no_other()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        IReadOnlyList<RuleResult> results = (await warehouse.TestAsync(
            Rule("not_null", "number", "n"),
            Rule("range", "number", "n") with { Min = "many" },
            Rule("not_null", "number", "kind") with { Where = "no_such_column > 1" },
            Rule("sql", "number") with { Sql = "select 1 where 1 / 0 > 0" },
            Rule("matches", "number", "kind") with { Pattern = "(" },
            Rule("unique", "number", "n"))).Results;
        Assert.Equal(
            ["Passed", "NotChecked", "NotChecked", "NotChecked", "NotChecked", "Passed"],
            results.Select(result => result.Status.ToString()));
        Assert.StartsWith("/models/shop/quality/shop.yml:7: ", results[1].Message, StringComparison.Ordinal);
        Assert.Contains("many", results[1].Message, StringComparison.Ordinal);
        Assert.Contains("no_such_column", results[2].Message, StringComparison.Ordinal);
        Assert.Contains("division by zero", results[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_hold_when_the_violating_rows_cannot_be_listed()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("sql", "number") with { Sql = $"select 1 / (n - n) as broken from {warehouse.Schema}.number where n < 4" });
        Assert.Equal((2000, 3, RuleStatus.Failed), (result.RowsChecked, result.RowsFailed, result.Status));
        Assert.StartsWith("The violating rows cannot be listed: division by zero", result.Message, StringComparison.Ordinal);
        Assert.Empty(await warehouse.ExceptionsAsync(result));
    }

    [Fact]
    public async Task Nothing_to_check_is_no_pass_and_is_not_scored()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityResult result = await warehouse.TestAsync(
            Rule("not_null", "empty", "n"),
            Rule("unique", "empty", "n"),
            Rule("range", "number", "n") with { Min = "0", Where = "kind = 'prime'" },
            Rule("not_null", "missing", "n"),
            Rule("not_null", "number", "missing"),
            Rule("relationship", "number", "n") with { References = "elsewhere.n" },
            Rule("row_count", "number") with { Min = "some" },
            Rule("sql", "empty") with { Sql = "select 1 where false" });
        Assert.All(
            result.Results,
            rule => Assert.Equal((RuleStatus.NotChecked, 0, 0), (rule.Status, rule.RowsChecked, rule.RowsFailed)));
        Assert.All(result.Results, rule => Assert.NotEmpty(rule.Message!));
        Assert.Contains($"There is no table {warehouse.Schema}.missing.", result.Results[3].Message, StringComparison.Ordinal);
        Assert.Contains("has no column 'missing'; it has id, n, kind.", result.Results[4].Message, StringComparison.Ordinal);
        Scorecard card = result.Scorecard;
        Assert.Null(card.OverallScore);
        Assert.Empty(card.Categories);
        Assert.Equal((8, 0, 0, 0), (card.RulesExecuted, card.RulesPassed, card.RulesWarned, card.RulesFailed));
    }

    [Fact]
    public async Task Exceptions_are_the_first_thousand_by_key_while_counts_are_complete()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityRule rule = Rule("range", "number", "n") with { Max = "100" };
        RuleResult result = await warehouse.TestOneAsync(rule);
        IReadOnlyList<RuleException> exceptions = await warehouse.ExceptionsAsync(result);
        Assert.Equal((1900, 1000), (result.RowsFailed, exceptions.Count));
        Assert.Equal(("id=101", "id=1100"), (exceptions[0].Key, exceptions[^1].Key));

        QualityResult few = await warehouse.TestAsync(
            new QualityOptions { Model = warehouse.Model with { Rules = [rule] }, MaxExceptions = 3 });
        Assert.Equal(3, (await warehouse.ExceptionsAsync(few.Results[0])).Count);
    }

    [Fact]
    public async Task The_unknown_member_of_a_dimension_is_never_checked()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            """
            create table dim_shop (shop_key bigint, shop_id int, city text);
            insert into dim_shop values (-1, null, null), (1, 10, 'Ulm'), (2, 11, null)
            """);
        EtlModel model = warehouse.Model with
        {
            Tables =
            [
                new DimensionTable
                {
                    Name = "dim_shop",
                    File = "dim_shop.sql",
                    Key = ["shop_id"],
                    SurrogateKey = "shop_key",
                },
            ],
            Rules = [Rule("not_null", "dim_shop", "city"), Rule("row_count", "dim_shop") with { Max = "2" }],
        };
        QualityResult result = await warehouse.TestAsync(new QualityOptions { Model = model });
        Assert.Equal((2, 1), (result.Results[0].RowsChecked, result.Results[0].RowsFailed));
        Assert.Equal(RuleStatus.Passed, result.Results[1].Status);
        Assert.Equal("shop_id=11, shop_key=2", Assert.Single(await warehouse.ExceptionsAsync(result.Results[0])).Key);
    }

    [Fact]
    public async Task Rows_of_staging_are_named_by_file_and_line()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        await warehouse.ExecuteAsync(
            $"""
            create table {warehouse.Schema}_staging.raw (a text, source_file text, source_line bigint);
            insert into {warehouse.Schema}_staging.raw values (null, 'a.csv', 10), (null, 'a.csv', 9)
            """);
        RuleResult result = await warehouse.TestOneAsync(Rule("not_null", $"{warehouse.Schema}_staging.raw", "a"));
        Assert.Equal(
            ["source_file=a.csv, source_line=9", "source_file=a.csv, source_line=10"],
            (await warehouse.ExceptionsAsync(result)).Select(row => row.Key));
    }

    [Fact]
    public async Task A_table_without_a_key_names_rows_by_its_first_columns_even_where_those_have_no_order()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            "create table note (body json, a int, b int, c int); insert into note values ('{}', 1, null, null)");
        RuleResult result = await warehouse.TestOneAsync(Rule("not_null", "note", "c"));
        Assert.Equal("body={}, a=1, b=null", Assert.Single(await warehouse.ExceptionsAsync(result)).Key);
    }

    [Fact]
    public async Task A_failed_rule_as_severe_as_the_gate_fails_it_and_is_named()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        EtlModel model = warehouse.Model with
        {
            Rules =
            [
                Rule("range", "number", "n") with { Name = "Small", Max = "10", Severity = RuleSeverity.Warning },
                Rule("range", "number", "n") with { Name = "Almost all", Min = "2", Threshold = 1, Severity = RuleSeverity.Critical },
            ],
        };
        QualityResult critical = await warehouse.TestAsync(new QualityOptions { Model = model, FailOn = RuleSeverity.Critical });
        Assert.False(critical.GateFailed);
        QualityGate.ThrowIfFailed(critical);

        QualityResult warning = await warehouse.TestAsync(new QualityOptions { Model = model, FailOn = RuleSeverity.Warning });
        Assert.True(warning.GateFailed);
        EtlException error = Assert.Throws<EtlException>(() => QualityGate.ThrowIfFailed(warning));
        Assert.Equal((ErrorIds.QualityGateFailed, "Small"), (error.Id, error.Target));
        Assert.Contains("1990 of 2000", error.Message, StringComparison.Ordinal);
        Assert.Equal("Succeeded", await warehouse.ScalarAsync<string>(
            $"select status from etl.step where run_id = {warning.Scorecard.RunId} and kind = 'quality'"));
    }

    [Fact]
    public async Task The_catalog_gives_back_what_was_found()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        EtlModel model = warehouse.Model with
        {
            Rules =
            [
                Rule("range", "number", "n") with { Max = "1000", Category = QualityCategory.Accuracy },
                Rule("not_null", "number", "n") with { Category = QualityCategory.Completeness },
                Rule("range", "number", "id") with { Max = "1999", Threshold = 10, Category = QualityCategory.Completeness },
            ],
        };
        QualityResult first = await warehouse.TestAsync(new QualityOptions { Model = model });
        QualityResult second = await warehouse.TestAsync(new QualityOptions { Model = model, Categories = [QualityCategory.Accuracy] });
        Assert.Equal((50 + ((100 + 99.95) / 2)) / 2, first.Scorecard.OverallScore!.Value, 10);

        EtlDatabase database = warehouse.Database;
        IReadOnlyList<RuleResult> results = await QualityReader.ListResultsAsync(database, first.Scorecard.RunId, CancellationToken.None);
        Assert.Equal(first.Results.Select(WithoutDuration), results.Select(WithoutDuration));
        IReadOnlyList<Scorecard> trend = await QualityReader.ListScorecardsAsync(database, model.Name, null, 10, CancellationToken.None);
        Assert.Equal([first.Scorecard.RunId, second.Scorecard.RunId], trend.Select(card => card.RunId));
        Assert.Equal(first.Scorecard.Categories, trend[0].Categories);
        Assert.Equal(first.Scorecard with { Categories = [] }, trend[0] with { Categories = [] });
        Assert.Equal(second.Scorecard.RunId, await QualityReader.LatestRunAsync(database, model.Name, CancellationToken.None));
        Assert.Equal(first.Scorecard.RunId, Assert.Single(
            await QualityReader.ListScorecardsAsync(database, model.Name, first.Scorecard.RunId, 10, CancellationToken.None)).RunId);
        Assert.Equal(second.Scorecard.RunId, Assert.Single(await QualityReader.ListScorecardsAsync(database, model.Name, null, 1, CancellationToken.None)).RunId);
    }

    [Fact]
    public async Task A_stopped_test_keeps_nothing()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityOptions options = new() { Model = warehouse.Model with { Rules = [Rule("not_null", "number", "n")] } };
        using CancellationTokenSource stop = new();
        await using EtlRun run = await EtlRun.StartAsync(
            warehouse.Database, "test", warehouse.Schema, null, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => QualityRunner.RunAsync(run, options, new StopAtOnce(stop), stop.Token));
        Assert.Empty(await QualityReader.ListResultsAsync(warehouse.Database, run.RunId, CancellationToken.None));
        Assert.Null(await QualityReader.LatestRunAsync(warehouse.Database, warehouse.Schema, CancellationToken.None));
        Assert.Equal("Cancelled", await warehouse.ScalarAsync<string>($"select status from etl.step where run_id = {run.RunId}"));
    }

    [Fact]
    public async Task Tests_of_one_model_at_the_same_moment_do_not_disturb_each_other()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityRule rule = Rule("range", "number", "n") with { Max = "1990" };
        QualityResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => warehouse.TestAsync(rule with { Threshold = i })));
        Assert.All(results, result => Assert.Equal(10, Assert.Single(result.Results).RowsFailed));
        Assert.Equal(4, results.Select(result => result.Scorecard.RunId).Distinct().Count());
    }

    [Fact]
    public async Task A_rule_is_dated_anew_only_when_it_changes()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, Numbers);
        QualityRule rule = Rule("range", "number", "n") with { Max = "10" };
        string changedAt = $"select changed_at::text from etl.rule where model = '{warehouse.Schema}'";
        await warehouse.TestAsync(rule);
        string? first = await warehouse.ScalarAsync<string>(changedAt);
        await warehouse.TestAsync(rule with { Line = 99 });
        Assert.Equal(first, await warehouse.ScalarAsync<string>(changedAt));
        await warehouse.TestAsync(rule with { Max = "20" });
        Assert.NotEqual(first, await warehouse.ScalarAsync<string>(changedAt));
        Assert.Equal("20", await warehouse.ScalarAsync<string>(
            $"select definition ->> 'max' from etl.rule where model = '{warehouse.Schema}'"));
    }

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<EtlProgress>
    {
        public void Report(EtlProgress value) => stop.Cancel();
    }

    private static RuleResult WithoutDuration(RuleResult result) => result with { Duration = TimeSpan.Zero };
}
