using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Csv;

public sealed class FixedWidthTests
{
    private static readonly SourceFormat s_format = new()
    {
        Columns = [new("id", 1, 3), new("name", 4, 8), new("age", 14, 2)],
    };

    [Fact]
    public void Fields_stand_at_their_characters_and_what_lies_between_them_is_left_out()
    {
        CsvText csv = new("001Jürgen  ##10\n002Zoë       7\r\n\n003\n", s_format);
        Assert.Equal(["id", "name", "age"], csv.Header);
        Assert.Equal(["001-Jürgen-10", "002-Zoë-7", "003--"], csv.Texts);
        Assert.Equal<string?[]>(["003", null, null], csv.Rows[2].Fields);
        Assert.Equal([1, 2, 4], csv.Rows.Select(row => row.Line));
    }

    [Fact]
    public void Text_behind_the_last_column_is_refused()
    {
        CsvText csv = new("001Ann     ##10  \n002Bob     ##20x\n003\n", s_format);
        Assert.Equal(["2 FieldCount 002Bob     ##20x"], csv.Refusals);
        Assert.Equal("Text follows character 15, where the last column ends.", csv.Rejects[0].Expectation);
        Assert.Equal(18, csv.Rejects[0].Offset);
    }

    [Fact]
    public void Quotes_are_text_and_blanks_stay_when_that_is_said()
    {
        CsvText csv = new("\" aBob     ##1\n", s_format with { Trim = false });
        Assert.Equal<string?[]>(["\" a", "Bob     ", "1"], csv.Rows.Single().Fields);
    }

    [Fact]
    public void A_header_line_is_passed_over_when_there_is_one()
    {
        CsvText csv = new("id name    ##age\n001Ann     ##10\n", s_format with { HasHeader = true, SkipLines = 0 });
        Assert.Equal(["001-Ann-10"], csv.Texts);
    }

    [Fact]
    public void Columns_may_be_named_in_any_order()
    {
        CsvText csv = new("ab\n", new SourceFormat { Columns = [new("second", 2, 1), new("first", 1, 1)] });
        Assert.Equal(["a-b"], csv.Texts);
        Assert.Equal(["first", "second"], csv.Header);
    }

    [Fact]
    public void Columns_that_overlap_are_refused()
    {
        SourceFormat[] formats =
        [
            new() { Kind = FormatKind.FixedWidth }, new() { Columns = [new("a", 1, 3), new("b", 3, 1)] },
            new() { Columns = [new("a", 0, 3)] }, new() { Columns = [new("a", 1, 0)] },
            new() { Columns = [new("a", 1, 3)], Header = ["x"] }, new() { Columns = [new("a", 1, 3)], Delimiter = "," },
        ];
        Assert.All(formats, format => Assert.Equal(
            ErrorIds.StagingFormat, Assert.Throws<EtlException>(() => new CsvText("abc\n", format)).Id));
    }

    [Theory]
    [InlineData("city:11:20", "city", 11, 20)]
    [InlineData("a b:1:1", "a b", 1, 1)]
    public void A_column_is_said_in_one_word(string text, string name, int start, int width) =>
        Assert.Equal(new FixedColumn(name, start, width), FixedColumn.Parse(text));

    [Theory]
    [InlineData("city")]
    [InlineData("city:1")]
    [InlineData("city:0:3")]
    [InlineData("city:1:-3")]
    [InlineData(":1:3")]
    [InlineData("city:1:3:4")]
    public void Another_word_is_no_column(string text) =>
        Assert.Equal(ErrorIds.StagingFormat, Assert.Throws<EtlException>(() => FixedColumn.Parse(text)).Id);
}
