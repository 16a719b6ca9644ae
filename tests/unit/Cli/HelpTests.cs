using System.CommandLine;
using EtlTools.Cli;
using EtlTools.Cli.Output;
using EtlTools.Cli.Verbs;

namespace EtlTools.Tests.Unit.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs { get; } =
        [
            "demo", "sample", "import", "profile", "drift", "versions", "undo", "archive", "archive list",
            "archive clear", "run", "check", "quality", "report", "query", "status", "rejects", "db",
            "db start", "db stop", "db status", "db connection-string", "db psql", "db psql-command", "db path",
        ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_explains_itself_with_an_example(string verb)
    {
        CommandLine call = await CommandLine.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, call.ExitCode);
        Assert.Empty(call.Error);
        Assert.Contains("--database <connection>", call.Out, StringComparison.Ordinal);
        Assert.Contains("--output <text|json>", call.Out, StringComparison.Ordinal);
        Assert.Contains("Examples:", call.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_example_is_a_command_line_that_is_understood(string verb)
    {
        RootCommand root = EtlCommand.Create(new VerbHost(new Terminal(TextWriter.Null, TextWriter.Null), []));
        Verb command = (Verb)root.Parse(verb).CommandResult.Command;
        Assert.NotEmpty(command.Examples);
        foreach (string example in command.Examples)
        {
            string line = example.Replace("eval \"$(", "", StringComparison.Ordinal).Replace(
                ")\"", "", StringComparison.Ordinal);
            Assert.StartsWith("etl ", line, StringComparison.Ordinal);

            // What the shell redirects is no word of the command.
            string words = line["etl ".Length..].Split(" < ")[0].Split(" > ")[0];
            Assert.Empty(root.Parse(words).Errors);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_default_is_said_once(string verb)
    {
        CommandLine call = await CommandLine.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.All(
            call.Out.Split(Environment.NewLine), line => Assert.InRange(line.Split("[default:").Length, 1, 2));
    }

    [Theory]
    [InlineData("--max-unpack-bytes <bytes>")]
    [InlineData("For insert-only, update-only, upsert and incremental: the columns that identify a row")]
    [InlineData("For incremental: rows below")]
    [InlineData("For insert-only: what to do with a key")]
    [InlineData("For full: how many loads")]
    public async Task The_help_of_an_import_says_what_an_option_takes_and_when(string words) =>
        Assert.Contains(words, (await CommandLine.RunAsync("import", "--help")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_verb_the_help_is_shown_and_the_call_counts_as_wrong()
    {
        CommandLine call = await CommandLine.RunAsync();
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("etl demo", call.Out, StringComparison.Ordinal);
    }
}
