using EtlTools.Cli.Output;

namespace EtlTools.Tests.Unit.Cli;

public sealed class TextTableTests
{
    [Fact]
    public void Text_stands_left_and_numbers_right()
    {
        string text = Write([new("name"), TextColumn.Number("rows")], [["a", "1,000"], ["long name", "7"]], null);
        Assert.Equal(
            """
              name        rows
              ─────────  ─────
              a          1,000
              long name      7

            """,
            text,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_pipe_gets_long_values_whole()
    {
        string value = new('x', 500);
        Assert.Contains(value, Write([new("a")], [[value]], null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_gets_them_cut_and_no_line_is_wider()
    {
        string text = Write([new("a"), new("b")], [[new string('x', 60), new string('y', 60)]], 50);
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 50, line));
        Assert.Contains("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_column_gives_way_before_the_others()
    {
        string text = Write([new("a"), new("b")], [[new string('x', 30), new string('y', 60)]], 60);
        Assert.Contains(new string('x', 30), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_zero_on_every_line_is_left_out()
    {
        TextColumn[] columns = [new("a"), TextColumn.RareNumber("b"), TextColumn.RareNumber("c")];
        string text = Write(
            columns, [["x", Figures.Sparse(0), Figures.Sparse(0)], ["y", Figures.Sparse(0), Figures.Sparse(3)]], null);
        Assert.DoesNotContain("b", text, StringComparison.Ordinal);
        Assert.Contains("c", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_is_left_out_where_the_others_need_its_room()
    {
        TextColumn[] columns = [new("a"), TextColumn.Remark("remark")];
        Assert.DoesNotContain("remark", Write(columns, [[new string('x', 40), "long"]], 50), StringComparison.Ordinal);
        Assert.Contains("remark", Write(columns, [[new string('x', 40), "long"]], 80), StringComparison.Ordinal);
    }

    private static string Write(TextColumn[] columns, string[][] rows, int? width)
    {
        using StringWriter writer = new();
        TextTable.Write(writer, columns, rows, width);
        return writer.ToString();
    }
}
