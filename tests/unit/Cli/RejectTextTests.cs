using EtlTools.Cli.Output;
using EtlTools.Runs;

namespace EtlTools.Tests.Unit.Cli;

public sealed class RejectTextTests
{
    [Fact]
    public void Of_a_long_record_only_the_beginning_is_shown_without_control_characters()
    {
        string text = Written(Reject with { RawText = "1\t\u001b[31mred\r\n2" + new string('x', 3_000_000) });
        Assert.Contains(@"1\t\x1B[31mred\r\n2xxx", text, StringComparison.Ordinal);
        Assert.EndsWith("x…", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(3, text.TrimEnd().Split(Environment.NewLine).Length);
        Assert.InRange(text.Length, 200, 1_000);
    }

    [Fact]
    public void Ids_and_lines_are_written_as_they_are_typed()
    {
        string text = Written(Reject with { RejectId = 99_686, LoadId = 1_234, SourceLine = 1_234_567 });
        Assert.Contains(" 99686 ", text, StringComparison.Ordinal);
        Assert.Contains(" 1234 ", text, StringComparison.Ordinal);
        Assert.Contains(" 1234567 ", text, StringComparison.Ordinal);
    }

    private static RejectInfo Reject { get; } = new()
    {
        RejectId = 1,
        LoadId = 1,
        Table = "staging.t",
        SourceFile = "/data/t.csv",
        SourceLine = 2,
        ByteOffset = 4,
        Reason = "FieldCount",
        Expectation = "2 fields were expected.",
        RawText = "1",
    };

    private static string Written(RejectInfo reject)
    {
        using StringWriter writer = new();
        RejectText.Write(new Terminal(writer, TextWriter.Null), writer, [reject]);
        return writer.ToString();
    }
}
