using System.CommandLine;
using System.Text.Json;
using EtlTools.Cli;
using EtlTools.Cli.Output;
using EtlTools.Cli.Verbs;

namespace EtlTools.Tests.Unit.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("imprt", "'imprt' is no verb of etl.", "Did you mean 'import'?")]
    [InlineData("status --lst 3", "'--lst' is no option of 'etl status'.", "Did you mean '--last'?")]
    [InlineData("db strat", "'strat' is no verb of 'etl db'.", "Did you mean 'start'?")]
    [InlineData("frobnicate", "'frobnicate' is no verb of etl.", "Read 'etl --help'.")]
    [InlineData("status --output xml", "--output is 'xml'; expected text, json.", "Read 'etl status --help'.")]
    [InlineData("status --run x", "--run is 'x'; expected a whole number from 1.", "Read 'etl status --help'.")]
    [InlineData("status --last 0", "--last is '0'; expected a whole number from 1.", "Read 'etl status --help'.")]
    [InlineData("demo --customers 2.5", "--customers is '2.5'; expected a whole number from 1.", "Read 'etl demo --help'.")]
    [InlineData("import a.csv", "'etl import' needs --table NAME or --model MODEL, one of them.", "Read 'etl import --help'.")]
    [InlineData("import a.csv --table a --model b", "'etl import' needs --table NAME or --model MODEL, one of them.", "Read")]
    [InlineData("import --from x --table a", "'etl import' needs --from and --query together.", "Read 'etl import --help'.")]
    [InlineData("import --table a", "'etl import' needs files, or --from DATABASE with --query SQL, one of them.", "Read")]
    [InlineData("import --from x --query y --model m", "'etl import' needs --table NAME for the result of a query.", "Read")]
    [InlineData("import a.csv --table a --max-rejects 5x", "'5x' is no bound for rejects", "Read 'etl import --help'.")]
    [InlineData("import a.csv --table a --mode merge", "--mode is 'merge'; expected full, append, insert-only, update-only, upsert, incremental.", "Read 'etl import --help'.")]
    [InlineData("import a.csv --table a --delimiter \"", "The format cannot be: Separator and Quote must differ.", "Say how the file")]
    [InlineData("import a.csv --table a --header a --quote ab", "The format cannot be: the quote is 'ab'", "Say how the file")]
    [InlineData("import a.csv --table a --fixed-width a:1", "'a:1' is no column of fixed width", "Say the name")]
    [InlineData("import a.csv --table a --comment ##", "--comment is '##'; expected one character.", "Read 'etl import --help'.")]
    [InlineData("drift a.csv --table a --escape ab", "--escape is 'ab'; expected one character.", "Read 'etl drift --help'.")]
    [InlineData("rejects --load 1 --resolve a.json", "--resolve FILE says by itself which rejects it mends", "Read 'etl rejects --help'.")]
    [InlineData("rejects --mode append", "--model, --mode, --key, --on-conflict and --lock-timeout say how mended rejects land", "Read 'etl rejects --help'.")]
    [InlineData("rejects --load 1 --key id", "say how mended rejects land; name them with --resolve FILE.", "Read 'etl rejects --help'.")]
    [InlineData("import a.csv --tabel x", "'--tabel' is no option of 'etl import'.", "Did you mean '--table'?")]
    [InlineData("import a.csv --table a --froce", "'--froce' is no option of 'etl import'.", "Did you mean '--force'?")]
    [InlineData("import --tabel=x a.csv", "'--tabel' is no option of 'etl import'.", "Did you mean '--table'?")]
    [InlineData("import a.csv -t x", "'-t' is no option of 'etl import'.", "Read 'etl import --help'.")]
    [InlineData("drift a.csv --table x --escpe", "'--escpe' is no option of 'etl drift'.", "Did you mean '--escape'?")]
    [InlineData("versions --lst 3", "'--lst' is no option of 'etl versions'.", "Did you mean '--last'?")]
    [InlineData("profile --ky id", "'--ky' is no option of 'etl profile'.", "Did you mean '--key'?")]
    [InlineData("run --dta .", "'--dta' is no option of 'etl run'.", "Did you mean '--data'?")]
    [InlineData("query --wirte", "'--wirte' is no option of 'etl query'.", "Did you mean '--write'?")]
    [InlineData("run olist", "The stage ingest needs --data FOLDER", "Read 'etl run --help'.")]
    [InlineData("run olist --only quality,ingest", "The stage ingest needs --data FOLDER", "Read 'etl run --help'.")]
    [InlineData("run olist --only fats", "--only is 'fats'; expected ingest, dimensions, facts, aggregates, quality, report.", "Read")]
    [InlineData("run olist --data . --as-of yesterday", "--as-of is 'yesterday'; expected a date", "Read 'etl run --help'.")]
    [InlineData("run olist --data . --fail-on bad", "--fail-on is 'bad'; expected none, critical, warning, info.", "Read")]
    [InlineData("db stop --database Host=x", "'etl db stop' is about the private server", "Leave --database out.")]
    public async Task A_wrong_command_line_says_what_was_expected(string args, string message, string nextStep)
    {
        CommandLine call = await CommandLine.RunAsync(args.Split(' '));
        Assert.Equal(2, call.ExitCode);
        Assert.Empty(call.Out);
        Assert.StartsWith("etl: ", call.Error, StringComparison.Ordinal);
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
        Assert.Contains($"→ {nextStep}", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_one_JSON_object_where_JSON_is_asked_for()
    {
        CommandLine call = await CommandLine.RunAsync("status", "--lst", "--output", "json");
        using JsonDocument error = JsonDocument.Parse(call.Error);
        Assert.Equal("Etl.CommandLine.Usage", error.RootElement.GetProperty("id").GetString());
        Assert.Equal("'--lst' is no option of 'etl status'.", error.RootElement.GetProperty("message").GetString());
        Assert.Equal("--lst", error.RootElement.GetProperty("target").GetString());
        Assert.StartsWith(
            "Did you mean", error.RootElement.GetProperty("nextStep").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_have_the_name_of_an_option_after_two_dashes()
    {
        CommandLine call = await CommandLine.RunAsync("import", "--table", "a", "--", "--froce");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains($"There is no file {Path.GetFullPath("--froce")}.", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "-- all of them\nselect 1")]
    [InlineData("query", "--all\nselect 1")]
    [InlineData("import", "-", "--table", "a", "--quote", "-")]
    [InlineData("import", "-a.csv", "--table", "a", "--lock-timeout", "-1")]
    public void What_only_begins_like_an_option_is_taken_as_it_is(params string[] args)
    {
        RootCommand root = EtlCommand.Create(new VerbHost(new Terminal(TextWriter.Null, TextWriter.Null), []));
        Assert.Null(UsageError.Find(root.Parse(args)));
    }

    [Fact]
    public async Task A_misspelt_model_is_a_failure_that_names_the_models_that_ship()
    {
        CommandLine call = await CommandLine.RunAsync("check", "olits");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("There is no model 'olits'.", call.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'olist'?", call.Error, StringComparison.Ordinal);
        Assert.Contains("olist, retail", call.Error, StringComparison.Ordinal);
    }
}
