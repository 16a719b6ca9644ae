using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Csv;

public sealed class DelimiterTests
{
    [Theory]
    [InlineData("|", "a|b\n1,5|2;5\n")]
    [InlineData("||", "a||b\n1,5||2;5\n")]
    [InlineData("~|~", "a~|~b\n1,5~|~2;5\n")]
    [InlineData("§", "a§b\n1,5§2;5\n")]
    [InlineData("\t", "a\tb\n1,5\t2;5\n")]
    [InlineData("\\t", "a\tb\n1,5\t2;5\n")]
    [InlineData("\u001F", "a\u001Fb\n1,5\u001F2;5\n")]
    public void Any_text_separates_fields(string delimiter, string text)
    {
        CsvText csv = new(text, new SourceFormat { Delimiter = delimiter });
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal<string?[]>(["1,5", "2;5"], csv.Rows.Single().Fields);
    }

    [Theory]
    [InlineData("|", "c_custkey|c_name\n1|Customer#1, Inc; Berlin\n2|Smith, Jones\n")]
    [InlineData(";", "a;b\n1,5;2,5\n3,5;4,7\n")]
    [InlineData("\t", "a\tb\n1,5\tx, y\n3,5\tz|w\n")]
    [InlineData(",", "name\nann\nbob\n")]
    [InlineData("||", "id||name||city\n1||Ann||Rome\n2||||\n")]
    [InlineData(",", "a\n")]
    public void It_is_found_in_the_first_lines(string expected, string text) =>
        Assert.Equal(expected, new CsvText(text).RawFormat.Delimiter);

    [Fact]
    public void A_separator_of_several_characters_is_text_within_quotes()
    {
        CsvText csv = new("a||b\n1||\"x||y\"\n\"2\"||z|w\n", new SourceFormat { Delimiter = "||" });
        Assert.Equal(["1-x||y", "2-z|w"], csv.Texts);
    }

    [Fact]
    public void Rejects_between_long_separators_keep_their_line_offset_and_text()
    {
        const string Text = "a||b\n1||x\n2\n3||\"y||z\"\r\n\n4||q\"r\n5||\"\"||6\n7||\"open\n8||w\n";
        CsvText csv = new(Text, new SourceFormat { Delimiter = "||" });
        Assert.Equal(
            ["3 FieldCount 2", "6 Quoting 4||q\"r", "7 FieldCount 5||\"\"||6", "8 UnclosedQuote 7||\"open"], csv.Refusals);
        Assert.Equal(["1-x", "3-y||z", "8-w"], csv.Texts);
        Assert.Equal([2, 4, 9], csv.Rows.Select(row => row.Line));
        Assert.All(csv.Rejects, reject => Assert.Equal(Text.IndexOf(reject.RawText(), StringComparison.Ordinal), reject.Offset));
    }

    [Fact]
    public void Bytes_that_are_no_text_between_long_separators_are_kept_as_they_are()
    {
        CsvText csv = new([.. "a||b\n1||"u8, 0xE3, .. "\n2||x\0y\n3||z\n"u8], new SourceFormat { Delimiter = "||" });
        Assert.Equal([@"2 InvalidUtf8 1||\xe3", @"3 NulByte 2||x\x00y"], csv.Refusals);
        Assert.Equal("Byte 5 of the record is 0; text was expected.", csv.Rejects[1].Expectation);
        Assert.Equal(["3-z"], csv.Texts);
    }

    [Fact]
    public void Control_characters_are_text_between_long_separators()
    {
        string line = string.Concat(Enumerable.Repeat("1||x\n", 30_000));
        CsvText csv = new($"a||b\n{line}2||\u001F\u001E\n{line}3||\u001D\n4\n", new SourceFormat { Delimiter = "||" });
        Assert.Equal(60_002, csv.Rows.Count);
        Assert.Equal("\u001F\u001E", csv.Rows[30_000].Fields[1]);
        Assert.Equal((30_002, 60_003), (csv.Rows[30_000].Line, csv.Rows[60_001].Line));
        Assert.Equal(["60004 FieldCount 4"], csv.Refusals);
        Assert.Equal(5 + (2 * 5 * 30_000) + 6 + 5, csv.Rejects[0].Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("|\n")]
    [InlineData("|\"|")]
    [InlineData("a separator too long")]
    public void What_cannot_separate_is_refused(string delimiter) => Assert.Equal(
        ErrorIds.StagingFormat,
        Assert.Throws<EtlException>(() => new CsvText("a,b\n", new SourceFormat { Delimiter = delimiter })).Id);
}
