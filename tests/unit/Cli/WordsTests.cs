using EtlTools.Cli;
using EtlTools.Cli.Demo;
using EtlTools.Cli.Output;
using EtlTools.Cli.Progress;
using EtlTools.Cli.Verbs;
using EtlTools.Diagnostics;

namespace EtlTools.Tests.Unit.Cli;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.0004, "0.00 s")]
    [InlineData(9.994, "9.99 s")]
    [InlineData(9.996, "10.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(185, "3 min 05 s")]
    [InlineData(7260, "2 h 01 min")]
    public void Durations_read_as_people_say_them(double seconds, string text) =>
        Assert.Equal(text, Figures.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1500, "1.5 kB")]
    [InlineData(999_600, "1 MB")]
    [InlineData(151_300_000, "151.3 MB")]
    public void Sizes_read_in_steps_of_a_thousand(long bytes, string text) => Assert.Equal(text, Figures.Bytes(bytes));

    [Theory]
    [InlineData(100.0, "100.0")]
    [InlineData(99.99, "99.9")]
    [InlineData(null, "–")]
    public void Only_a_whole_score_reads_as_a_hundred(double? score, string text) =>
        Assert.Equal(text, Figures.Score(score));

    [Fact]
    public void The_journal_keeps_the_command_without_its_connection_string()
    {
        string text = JournalText.Of(
            ["run", "olist", "--database", "Host=h;Password=secret", "--data", "my data", "--database=Password=x"]);
        Assert.Equal("etl run olist --data 'my data'", text);
    }

    [Theory]
    [InlineData("Host=h;Password=secret;Database=d", "host=h;database=d")]
    [InlineData("postgresql://me:secret@h/d", "postgresql://me@h/d")]
    [InlineData("postgresql://h/d", "postgresql://h/d")]
    public void A_password_is_not_shown(string text, string shown) =>
        Assert.Equal(shown, ConnectionText.WithoutPassword(text));

    [Theory]
    [InlineData("Host=/run/pg;Username=etl;Database=shop", "psql -h /run/pg -U etl -d shop")]
    [InlineData("Host=h;Port=5433;Password=it's", @"PGPASSWORD='it'\''s' psql -h h -p 5433")]
    [InlineData("Host=h;Database=my shop", "psql -h h -d 'my shop'")]
    public void The_psql_command_can_be_pasted(string connectionString, string command) =>
        Assert.Equal(command, PsqlCommand.Of(connectionString));

    [Theory]
    [InlineData("/usr/bin/etl", "etl")]
    [InlineData("/home/me/src/bin/etl", "src/bin/etl")]
    [InlineData("/home/me/etl", "./etl")]
    [InlineData("/opt/etl", "/opt/etl")]
    [InlineData("/usr/share/dotnet/dotnet", "etl")]
    public void The_next_command_starts_with_what_the_shell_finds(string program, string name)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(name, CommandName.Of(program, ["/usr/bin"], "/home/me"));
    }

    [Fact]
    public void A_log_gets_one_line_for_each_step_and_file()
    {
        using StringWriter writer = new();
        ProgressLines lines = new(writer);
        lines.Report(new EtlProgress("Loading", "a.csv", 10, 100, "bytes"));
        lines.Report(new EtlProgress("Loading", "a.csv", 100, 100, "bytes"));
        lines.Report(new EtlProgress("Loading", "a.csv", 100, 100, "bytes"));
        lines.Report(new EtlProgress("Building", "dim_a", 0, 2, "steps"));
        lines.Report(new EtlProgress("Building", "dim_a", 1, 2, "steps"));
        lines.Report(new EtlProgress("Building", "dim_b", 1, 2, "steps"));
        Assert.Equal(
            ["Loading a.csv: 100 B", "Building dim_a", "Building dim_b"],
            writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("retial", "retail")]
    [InlineData("olits", "olist")]
    [InlineData("warehouse", null)]
    public void Only_a_near_word_is_suggested(string word, string? known) =>
        Assert.Equal(known, Suggestion.For(word, ["olist", "retail"]));
}
