using EtlTools.Quality;
using static EtlTools.Tests.Integration.Quality.QualityWarehouse;

namespace EtlTools.Tests.Integration.Quality;

[Collection("postgres")]
public sealed class ColumnCheckTests(PostgresFixture postgres)
{
    private const string People = """
        create table people (id int primary key, name text, age int, joined date, amount numeric(12,2), written text);
        insert into people values
            (1, 'Ann',  30,   '2024-01-10', 1.50, '5'),
            (2, '',     17,   '2024-12-31', 2.00, '50'),
            (3, null,   null, null,         null, null),
            (4, 'O''Hara', 130, '2025-01-01', 9.99, 'many')
        """;

    [Fact]
    public async Task Not_null_counts_nulls_and_takes_an_empty_text_as_a_value()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        RuleResult result = await warehouse.TestOneAsync(Rule("not_null", "people", "name"));
        Assert.Equal((4, 1, RuleStatus.Failed), (result.RowsChecked, result.RowsFailed, result.Status));
        Assert.Equal("not null", result.Expectation);
        RuleException exception = Assert.Single(await warehouse.ExceptionsAsync(result));
        Assert.Equal(
            new RuleException(result.RuleResultId, result.Rule, $"{warehouse.Schema}.people", "id=3", "name", null, "not null"),
            exception);
    }

    [Theory]
    [InlineData("age", "18", "120", "id=2:17 id=4:130")]
    [InlineData("age", "17", null, "")]
    [InlineData("age", null, "129", "id=4:130")]
    [InlineData("joined", "2024-01-10", "2024-12-31", "id=4:2025-01-01")]
    [InlineData("amount", "1.501", null, "id=1:1.50")]
    [InlineData("written", "6", "100", "id=1:5 id=4:many")]
    [InlineData("written", "5", "100", "id=4:many")]
    [InlineData("name", "A", "B", "id=2: id=4:O'Hara")]
    public async Task Range_compares_in_the_columns_own_type_and_leaves_nulls_out(
        string column, string? min, string? max, string violations)
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        RuleResult result = await warehouse.TestOneAsync(Rule("range", "people", column) with { Min = min, Max = max });
        Assert.Equal(3, result.RowsChecked);
        Assert.Equal(violations, Written(await warehouse.ExceptionsAsync(result)));
        Assert.Equal(violations.Length == 0 ? RuleStatus.Passed : RuleStatus.Failed, result.Status);
    }

    [Fact]
    public async Task Accepted_values_may_hold_quotes_and_compare_in_the_columns_own_type()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        IReadOnlyList<RuleResult> results = (await warehouse.TestAsync(
            Rule("accepted_values", "people", "name") with { Values = ["O'Hara", "Ann", "x'); drop table people; --"] },
            Rule("accepted_values", "people", "amount") with { Values = ["1.5", "2"] })).Results;
        Assert.Equal((3, 1), (results[0].RowsChecked, results[0].RowsFailed));
        Assert.Equal("id=2:", Written(await warehouse.ExceptionsAsync(results[0])));
        Assert.Equal("id=4:9.99", Written(await warehouse.ExceptionsAsync(results[1])));
        Assert.Equal("one of 1.5, 2", results[1].Expectation);
    }

    [Fact]
    public async Task A_length_of_the_columns_type_does_not_cut_accepted_values()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            "create table codes (code varchar(2), padded char(3)); insert into codes values ('AB', 'A')");
        IReadOnlyList<RuleResult> results = (await warehouse.TestAsync(
            Rule("accepted_values", "codes", "code") with { Values = ["ABC"] },
            Rule("accepted_values", "codes", "padded") with { Values = ["A"] })).Results;
        Assert.Equal(1, results[0].RowsFailed);
        Assert.Equal(RuleStatus.Passed, results[1].Status);
    }

    [Fact]
    public async Task A_domain_compares_as_its_base_type_so_that_a_bound_may_lie_outside_of_it()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            """
            create domain grade as int check (value between 1 and 6);
            create table exam (id int primary key, grade grade);
            insert into exam values (1, 1), (2, 6)
            """);
        RuleResult result = await warehouse.TestOneAsync(Rule("range", "exam", "grade") with { Min = "0", Max = "5" });
        Assert.Equal("id=2:6", Written(await warehouse.ExceptionsAsync(result)));
    }

    [Fact]
    public async Task A_long_value_is_kept_up_to_a_thousand_characters()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            "create table page (id int primary key, body text); insert into page values (1, repeat('é', 5000))");
        RuleResult result = await warehouse.TestOneAsync(Rule("matches", "page", "body") with { Pattern = "^a" });
        Assert.Equal(new string('é', 1000), Assert.Single(await warehouse.ExceptionsAsync(result)).Value);
    }

    [Fact]
    public async Task Matches_takes_any_type_as_text()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        IReadOnlyList<RuleResult> results = (await warehouse.TestAsync(
            Rule("matches", "people", "name") with { Pattern = "^[A-Z]\\w*('[A-Z]\\w+)?$" },
            Rule("matches", "people", "joined") with { Pattern = "^2024-" })).Results;
        Assert.Equal("id=2:", Written(await warehouse.ExceptionsAsync(results[0])));
        Assert.Equal("id=4:2025-01-01", Written(await warehouse.ExceptionsAsync(results[1])));
    }

    [Fact]
    public async Task Where_decides_which_rows_are_checked_and_may_end_in_a_comment()
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        RuleResult result = await warehouse.TestOneAsync(
            Rule("range", "people", "age") with { Min = "18", Where = "id < 4 or name = 'x' -- not everyone" });
        Assert.Equal((2, 1), (result.RowsChecked, result.RowsFailed));
        Assert.Equal("id=2:17", Written(await warehouse.ExceptionsAsync(result)));
    }

    [Fact]
    public async Task Odd_names_are_quoted()
    {
        await using QualityWarehouse warehouse = await CreateAsync(
            postgres.ConnectionString,
            """
            create table "My ""odd"" table" ("the Key" int primary key, "a""b;c" text);
            insert into "My ""odd"" table" values (1, null), (2, 'x')
            """);
        RuleResult result = await warehouse.TestOneAsync(Rule("not_null", "My \"odd\" table", "a\"b;c"));
        Assert.Equal((2, 1), (result.RowsChecked, result.RowsFailed));
        Assert.Equal("the Key=1", Assert.Single(await warehouse.ExceptionsAsync(result)).Key);
    }

    [Theory]
    [InlineData(0, RuleStatus.Failed)]
    [InlineData(24.9, RuleStatus.Failed)]
    [InlineData(25, RuleStatus.Warning)]
    [InlineData(100, RuleStatus.Warning)]
    public async Task Violations_exactly_at_the_threshold_are_a_warning(double threshold, RuleStatus status)
    {
        await using QualityWarehouse warehouse = await CreateAsync(postgres.ConnectionString, People);
        RuleResult result = await warehouse.TestOneAsync(Rule("not_null", "people", "name") with { Threshold = threshold });
        Assert.Equal(status, result.Status);
        Assert.Equal(75, result.Score);
    }

    private static string Written(IEnumerable<RuleException> exceptions) =>
        string.Join(' ', exceptions.Select(exception => $"{exception.Key}:{exception.Value}"));
}
