using System.Security.Cryptography;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Csv;

public sealed class CsvRecordReaderTests
{
    [Fact]
    public void A_missing_field_is_null_and_a_quoted_empty_one_is_not()
    {
        CsvText csv = new("a,b,c\n1,,\"\"\n");
        Assert.Equal<string?[]>(["1", null, ""], csv.Rows.Single().Fields);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("\uFEFFa,b\n1,2\n\n3,4\n")]
    [InlineData("a;b\n1;2\n3;4\n")]
    [InlineData("a\tb\n1\t2\n3\t4\n")]
    [InlineData("sep=|\na|b\n1|2\n3|4\n")]
    public void The_usual_dialects_read_alike(string text)
    {
        CsvText csv = new(text);
        Assert.Equal(["a", "b"], csv.Header);
        Assert.Equal(["1-2", "3-4"], csv.Rows.Select(row => string.Join('-', row.Fields)));
        Assert.Empty(csv.Rejects);
    }

    [Fact]
    public void Doubled_quotes_and_line_breaks_belong_to_the_value()
    {
        CsvText csv = new("a,b\n1,\"say \"\"yes\"\",\r\nor no\"\n");
        Assert.Equal<string?[]>(["1", "say \"yes\",\r\nor no"], csv.Rows.Single().Fields);
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        CsvText csv = new("a,b\n1,\"x\ny\r\nz\"\n\n2,b\r\n3\n4,d\n");
        Assert.Equal([2, 6, 8], csv.Rows.Select(row => row.Line));
        Assert.Equal(["7 FieldCount 3"], csv.Refusals);
    }

    [Fact]
    public void Too_many_and_too_few_fields_are_refused()
    {
        CsvText csv = new("a,b\n1\n1,2\n1,2,3\n");
        Assert.Equal(["2 FieldCount 1", "4 FieldCount 1,2,3"], csv.Refusals);
        Assert.Equal("3 fields were found, 2 were expected.", csv.Rejects[1].Expectation);
        Assert.Single(csv.Rows);
    }

    [Theory]
    [InlineData("1,x\"y")]
    [InlineData("1,\"x\"y")]
    public void Stray_quotes_are_refused(string line)
    {
        CsvText csv = new($"a,b\n0,0\n{line}\n2,z\n");
        Assert.Equal([$"3 Quoting {line}"], csv.Refusals);
        Assert.Equal(["0-0", "2-z"], csv.Rows.Select(row => string.Join('-', row.Fields)));
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_line()
    {
        CsvText csv = new("a,b\n1,\"open\n2,x\n3,y\n");
        Assert.Equal(["2 UnclosedQuote 1,\"open"], csv.Refusals);
        Assert.Equal([(3L, "2"), (4L, "3")], csv.Rows.Select(row => (row.Line, row.Fields[0]!)));
    }

    [Fact]
    public void A_quote_that_meets_the_next_one_costs_one_line()
    {
        CsvText csv = new("a,b\r\n1,\"open\r\n2,\"x\"\r\n3,y\r\n");
        Assert.Equal(["2 Quoting 1,\"open"], csv.Refusals);
        Assert.Equal([(3L, "x"), (4L, "y")], csv.Rows.Select(row => (row.Line, row.Fields[1]!)));
    }

    [Fact]
    public void An_unclosed_quote_on_the_last_line_is_refused()
    {
        CsvText csv = new("a,b\n1,2\n3,\"x");
        Assert.Equal(["3 UnclosedQuote 3,\"x"], csv.Refusals);
        Assert.Single(csv.Rows);
    }

    [Fact]
    public void A_zero_byte_is_refused_and_kept()
    {
        CsvText csv = new("a,b\n1,x\0y\n2,z\n");
        Assert.Equal([@"2 NulByte 1,x\x00y"], csv.Refusals);
        Assert.True(csv.Rejects[0].NeedsRawBytes);
        Assert.Equal("1,x\0y"u8.ToArray(), csv.Rejects[0].Raw);
        Assert.Single(csv.Rows);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_kept()
    {
        CsvText csv = new([.. "a,b\n1,S"u8, 0xE3, .. "o Paulo\n2,São Paulo\n"u8]);
        Assert.Equal([@"2 InvalidUtf8 1,S\xe3o Paulo"], csv.Refusals);
        Assert.Equal("São Paulo", csv.Rows.Single().Fields[1]);
    }

    [Fact]
    public void A_line_that_begins_like_utf16_after_a_broken_one_is_still_utf8()
    {
        CsvText csv = new([.. "a,b\n1,\"x\n"u8, 0xFF, 0xFE, .. "2,y\n3,z\n"u8]);
        Assert.Equal(["2 UnclosedQuote 1,\"x", @"3 InvalidUtf8 \xff\xfe2,y"], csv.Refusals);
        Assert.Equal("3", csv.Rows.Single().Fields[0]);
    }

    [Fact]
    public void A_line_longer_than_a_record_may_be_is_refused_and_its_beginning_kept()
    {
        string longLine = "1," + new string('x', 2 * CsvText.MaxRecordBytes);
        CsvText csv = new($"a,b\n0,0\n{longLine}\n2,y\n");
        RejectedRow reject = csv.Rejects.Single();
        Assert.Equal((3, RejectReason.RecordTooLong), (reject.Line, reject.Reason));
        Assert.Equal(longLine[..RejectedRow.MaxRawBytes], reject.RawText());
        Assert.Contains("262,144 of 2,097,154 bytes", reject.Expectation, StringComparison.Ordinal);
        Assert.Equal([2, 4], csv.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_quote_unclosed_over_more_than_a_record_may_hold_costs_one_line()
    {
        string lines = string.Concat(Enumerable.Repeat("1,2\n", (CsvText.MaxRecordBytes / 4) + 50_000));
        CsvText csv = new($"a,b\n0,\"open\n{lines}");
        Assert.Equal(["2 UnclosedQuote 0,\"open"], csv.Refusals);
        Assert.Equal(lines.Length / 4, csv.Rows.Count);
        Assert.Equal(3, csv.Rows[0].Line);
    }

    [Fact]
    public void The_digest_is_that_of_the_file_whatever_was_read_twice()
    {
        string text = "a,b\n1,\"open\n2,\"x\"\n3," + new string('y', 2_000_000) + "\n4,\"open\n";
        CsvText csv = new(text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), csv.Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,\"b\n1,2\n")]
    [InlineData("a,b\0\n1,2\n")]
    public void A_header_that_cannot_be_read_is_an_error(string text) =>
        Assert.Equal(ErrorIds.StagingHeader, Assert.Throws<EtlException>(() => new CsvText(text)).Id);
}
