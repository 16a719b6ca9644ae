using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Csv;

public sealed class FormatTests
{
    [Fact]
    public void Fields_may_be_quoted_with_another_character()
    {
        CsvText csv = new("a,b\n'x,y','it''s \"so\"'\n", new SourceFormat { Quote = "'" });
        Assert.Equal<string?[]>(["x,y", "it's \"so\""], csv.Rows.Single().Fields);
    }

    [Fact]
    public void Without_a_quote_quotes_are_text()
    {
        CsvText csv = new("a,b\n\"1,2\"\n5'11\",\"\n", new SourceFormat { Quote = "" });
        Assert.Equal(["\"1-2\"", "5'11\"-\""], csv.Texts);
        Assert.Empty(csv.Rejects);
    }

    [Fact]
    public void An_escape_character_makes_the_next_one_text()
    {
        CsvText csv = new("a,b\n1\\,2,\"\n3\\\\,x\\\ny\n4,\\", new SourceFormat { Escape = '\\' });
        Assert.Equal(["1,2-\"", "3\\-x\ny"], csv.Texts);
        Assert.Equal(["5 Quoting 4,\\"], csv.Refusals);
        Assert.Contains("escape", csv.Rejects[0].Expectation, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_are_no_records_but_lines()
    {
        CsvText csv = new("# by hand, 2024\na,b\n#1,2\n1,#2\n3\n", new SourceFormat { Comment = '#' });
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal([(4L, "1-#2")], csv.Rows.Select(row => row.Line).Zip(csv.Texts));
        Assert.Equal([(5L, 30L)], csv.Rejects.Select(reject => (reject.Line, reject.Offset)));
    }

    [Theory]
    [InlineData("Report, of\n\na;b\n1;2\n3\n", 3)]
    [InlineData("Report, of\r\nMay \"unclosed\r\na;b\r\n1;2\r\n3\r\n", 3)]
    [InlineData("\uFEFFReport\n\na;b\n1;2\n3\n", 3)]
    public void Lines_before_the_header_are_passed_over(string text, int header)
    {
        CsvText csv = new(text, new SourceFormat { SkipLines = header - 1 });
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal([(header + 1L, "1-2")], csv.Rows.Select(row => row.Line).Zip(csv.Texts));
        Assert.Equal([$"{header + 2} FieldCount 3"], csv.Refusals);
        int offset = System.Text.Encoding.UTF8.GetByteCount(text[..text.LastIndexOf('3')]);
        Assert.Equal(offset, csv.Rejects[0].Offset);
    }

    [Fact]
    public void More_lines_to_skip_than_there_are_leave_no_header() => Assert.Equal(
        ErrorIds.StagingHeader,
        Assert.Throws<EtlException>(() => new CsvText("a,b\n1,2\n", new SourceFormat { SkipLines = 5 })).Id);

    [Fact]
    public void Names_that_are_given_make_the_first_line_a_record()
    {
        CsvText csv = new("1,2\n3\n5,6\n", new SourceFormat { Header = ["a", "b"] });
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal(["1-2", "5-6"], csv.Texts);
        Assert.Equal(["2 FieldCount 3"], csv.Refusals);
    }

    [Fact]
    public void A_file_without_lines_has_the_names_that_are_given_and_no_records() =>
        Assert.Empty(new CsvText("", new SourceFormat { Header = ["a", "b"] }).Rows);

    [Fact]
    public void Without_a_header_columns_have_numbers()
    {
        CsvText csv = new("1,\"2,3\"\n4\n5,6\n", new SourceFormat { HasHeader = false });
        Assert.Equal(["column_1", "column_2"], csv.Header);
        Assert.Equal(["1-2,3", "5-6"], csv.Texts);
        Assert.Equal([1, 3], csv.Rows.Select(row => row.Line));
        Assert.Equal(["2 FieldCount 4"], csv.Refusals);
    }

    [Theory]
    [InlineData("1|a|b|\n2|c||\n3|d|e|\n")]
    [InlineData("1|a|b|\r\n2|c||\r\n3|d|e|")]
    public void A_separator_at_the_end_of_each_record_begins_no_field(string text)
    {
        CsvText csv = new(text, new SourceFormat { Delimiter = "|", Header = ["id", "name", "note"] });
        Assert.Equal(["1-a-b", "2-c-", "3-d-e"], csv.Texts);
        Assert.Empty(csv.Rejects);
        Assert.Equal(["column_1", "column_2", "column_3"], new CsvText(text, new SourceFormat { HasHeader = false }).Header);
    }

    [Theory]
    [InlineData("id|name|\n1|a|\n2||\n")]
    [InlineData("id|name\n1|a|\n2||\n")]
    public void The_header_may_end_with_it_too(string text)
    {
        CsvText csv = new(text);
        Assert.Equal(["id", "name"], csv.Header);
        Assert.Equal(["1-a", "2-"], csv.Texts);
    }

    [Fact]
    public void Where_records_end_with_a_separator_shorter_and_longer_ones_are_refused()
    {
        CsvText csv = new("1|a|b|\n2|c|\n3|d|e|f|\n4|g|h\n5|i|j||\n", new SourceFormat { Header = ["x", "y", "z"] });
        Assert.Equal(["1-a-b", "4-g-h"], csv.Texts);
        Assert.Equal(["2 FieldCount 2|c|", "3 FieldCount 3|d|e|f|", "5 FieldCount 5|i|j||"], csv.Refusals);
        Assert.Equal("2 fields were found, 3 were expected.", csv.Rejects[0].Expectation);
    }

    [Fact]
    public void An_empty_last_field_is_a_field_where_others_have_a_value() =>
        Assert.Equal(["1-", "2-x"], new CsvText("a,b\n1,\n2,x\n").Texts);

    [Fact]
    public void Whether_records_end_with_a_separator_can_be_said()
    {
        Assert.Equal(["1-"], new CsvText("1|\n", new SourceFormat { HasHeader = false, TrailingDelimiter = false }).Texts);
        Assert.Equal(["1"], new CsvText("1|\n", new SourceFormat { HasHeader = false, TrailingDelimiter = true }).Texts);
    }

    [Fact]
    public void Null_is_what_is_said_to_be_and_unquoted()
    {
        CsvText csv = new("a,b,c,d\nNULL,\"NULL\",\\N,\nnull,NULL ,\"\",x\n", new SourceFormat { NullValues = ["NULL", @"\N"] });
        Assert.Equal<string?[]>([null, "NULL", null, ""], csv.Rows[0].Fields);
        Assert.Equal<string?[]>(["null", "NULL ", "", "x"], csv.Rows[1].Fields);
    }

    [Fact]
    public void Null_of_an_escaped_file_is_recognised_before_it_is_unescaped()
    {
        CsvText csv = new("a\tb\n\\N\tN\n", new SourceFormat { Delimiter = "\t", Escape = '\\', NullValues = [@"\N"] });
        Assert.Equal<string?[]>([null, "N"], csv.Rows.Single().Fields);
    }

    [Fact]
    public void Blanks_around_fields_go_when_that_is_said()
    {
        const string Text = "a , b\n 1 ,\" x \" \n  ,\ty\n";
        Assert.Equal([" 1 -\" x \" "], new CsvText(Text, new SourceFormat { Quote = "" }).Texts.Take(1));
        CsvText csv = new(Text, new SourceFormat { Trim = true });
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal<string?[]>(["1", " x "], csv.Rows[0].Fields);
        Assert.Equal<string?[]>([null, "y"], csv.Rows[1].Fields);
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        SourceFormat[] formats =
        [
            new() { Quote = "\"", Escape = '\\' }, new() { Quote = "''" }, new() { Quote = ",", Delimiter = "," },
            new() { Comment = '"' }, new() { Comment = 'é' }, new() { Escape = ',', Delimiter = "," },
            new() { Header = [] }, new() { Header = ["a"], HasHeader = true }, new() { SkipLines = -1 },
        ];
        Assert.All(formats, format => Assert.Equal(
            ErrorIds.StagingFormat, Assert.Throws<EtlException>(() => new CsvText("a,b\n", format)).Id));
    }
}
