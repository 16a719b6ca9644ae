using System.Text.Json;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class QueryVerbTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Rows_are_a_table()
    {
        CommandLine call = await CommandLine.RunAsync(
            _database, "query", "select 1 as n, null as nothing, 'x' as text");
        Assert.Equal(0, call.ExitCode);
        Assert.Equal(
            ["n  nothing  text", "─  ───────  ────", "1  (null)   x", "(1 row)"],
            call.Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Values_of_the_server_arrive_exactly()
    {
        JsonElement rows = await CommandLine.ReadAsync(
            _database,
            "query",
            """
            select 9007199254740993 as big, 0.10::numeric as money, 1e40::numeric as huge, array[1, null] as list,
                   '1 mon 2 days'::interval as span, '2025-01-01 08:00+02'::timestamptz as at, date '9999-12-31' as high
            """);
        Assert.Equal(
            """{"big":9007199254740993,"money":0.10,"huge":1""" + new string('0', 40)
                + ""","list":[1,null],"span":"P1M2DT0S","at":"2025-01-01T06:00:00Z","high":"9999-12-31"}""",
            rows[0].GetRawText());
    }

    [Fact]
    public async Task A_query_may_not_write_and_the_error_says_how_it_may()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "query", "create table made (a int)");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("read-only", call.Error, StringComparison.Ordinal);
        Assert.Contains("→ Add --write", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_write_a_statement_changes_the_database()
    {
        Assert.Equal(
            0, (await CommandLine.RunAsync(_database, "query", "create table made (a int)", "--write")).ExitCode);
        JsonElement rows = await CommandLine.ReadAsync(_database, "query", "select to_regclass('made')::text as name");
        Assert.Equal("made", rows[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_failed_statement_is_shown_with_the_reason_and_no_stack()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "query", "select * from nowhere");
        Assert.Equal(1, call.ExitCode);
        Assert.Empty(call.Out);
        Assert.Contains("relation \"nowhere\" does not exist", call.Error, StringComparison.Ordinal);
        Assert.Contains("    select * from nowhere", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_no_type_can_hold_names_its_column_and_the_cast()
    {
        CommandLine call = await CommandLine.RunAsync(
            _database, "query", "select 'NaN'::numeric as odd", "--output", "json");
        Assert.Equal(1, call.ExitCode);
        using JsonDocument error = JsonDocument.Parse(call.Error);
        Assert.Equal("Etl.Database.Value", error.RootElement.GetProperty("id").GetString());
        Assert.Equal("odd", error.RootElement.GetProperty("target").GetString());
        Assert.Contains(
            "\"odd\"::text", error.RootElement.GetProperty("nextStep").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_with_what_to_check()
    {
        CommandLine call = await CommandLine.RunAsync(
            "Host=127.0.0.1;Port=1;Username=x;Database=y", "query", "select 1");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("cannot be reached", call.Error, StringComparison.Ordinal);
        Assert.Contains("→ Check host, port", call.Error, StringComparison.Ordinal);
    }
}
