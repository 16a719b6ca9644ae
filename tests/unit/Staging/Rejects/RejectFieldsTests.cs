using System.Text;
using EtlTools.Sources;
using EtlTools.Staging.Rejects;

namespace EtlTools.Tests.Unit.Staging.Rejects;

public sealed class RejectFieldsTests
{
    private static readonly SourceFormat s_format = new()
    {
        Kind = FormatKind.Delimited,
        Delimiter = ",",
        HasHeader = false,
        Header = ["Order ID", "e-mail", "note"],
        TrailingDelimiter = false,
    };

    [Theory]
    [InlineData("1,a", "order_id=1 e_mail=a note=null")]
    [InlineData("1,,\"\",x", "order_id=1 e_mail=null note= column_4=x")]
    [InlineData("1,\"a,b\",5'11\"", "order_id=1 e_mail=a,b note=5'11\"")]
    [InlineData("1,\"open", "order_id=1 e_mail=open note=null")]
    [InlineData("1,\"a\nb\"", "order_id=1 e_mail=a\nb note=null")]
    [InlineData("", "order_id=null e_mail=null note=null")]
    [InlineData("#1,a", "order_id=#1 e_mail=a note=null")]
    public void Fields_are_those_of_the_raw_text(string raw, string fields) =>
        Assert.Equal(fields, Text(Read(s_format, Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void Bytes_that_are_no_text_are_replaced() => Assert.Equal(
        "order_id=1 e_mail=S\uFFFDo note=\0",
        Text(Read(s_format, [.. "1,S"u8, 0xE3, .. "o,"u8, 0])));

    [Fact]
    public void A_separator_of_several_characters_and_null_values_are_those_of_the_file() => Assert.Equal(
        "order_id=1 e_mail=null note=",
        Text(Read(s_format with { Delimiter = "||", NullValues = ["NULL"] }, "1||NULL||"u8.ToArray())));

    [Fact]
    public void A_field_that_ends_with_the_record_is_none_where_a_separator_ends_it() => Assert.Equal(
        "order_id=1 e_mail=a note=null",
        Text(Read(s_format with { Delimiter = "|", TrailingDelimiter = true }, "1|a|"u8.ToArray())));

    [Fact]
    public void Fields_of_fixed_width_stand_where_they_stand() => Assert.Equal(
        "id=1 name=Ann",
        Text(Read(
            new SourceFormat { Kind = FormatKind.FixedWidth, Columns = [new("id", 1, 2), new("name", 3, 4)], Header = ["id", "name"] },
            "1 Ann  moved"u8.ToArray())));

    [Fact]
    public void Without_a_format_nothing_is_known() => Assert.Empty(Read(null, "1,a"u8.ToArray()));

    [Fact]
    public void Of_a_record_that_was_cut_no_field_is_sure() => Assert.Equal(
        "order_id=null e_mail=null note=null",
        Text(Read(s_format, [.. "1,"u8, .. Enumerable.Repeat((byte)'x', RejectedRow.MaxRawBytes)])));

    [Theory]
    [InlineData("""{"id":1,"tags":["a",{"c":1,"b":2.50}],"own":{"list":[]}}""",
        """id=1 v=null tags=["a",{"b":2.50,"c":1}] own_list=[]""")]
    [InlineData("""{"tags":null,"id":1,"other":[]}""", "id=1 v=null tags=null own_list=null column_3=[]")]
    [InlineData("""{"id":1,"tags":"a"}""", "id=1 v=null tags=a own_list=null")]
    [InlineData("""{"id":1,"tags":[""", "id=null v=null tags=null own_list=null")]
    public void Arrays_that_become_rows_come_last_as_their_text(string raw, string fields) => Assert.Equal(
        fields,
        Text(Read(
            new SourceFormat { Kind = FormatKind.Json, Header = ["id", "v"], Explode = ["tags", "own_list"] },
            Encoding.UTF8.GetBytes(raw))));

    [Theory]
    [InlineData("1,b,[],\"[\"\"x\"\"]\"", "order_id=1 e_mail=b note=[] tags=[\"x\"]")]
    [InlineData("1,b,n,,more", "order_id=1 e_mail=b note=n tags=null column_5=more")]
    public void Arrays_of_a_reject_that_was_refused_again_stand_after_its_columns(string raw, string fields) =>
        Assert.Equal(fields, Text(Read(s_format with { Explode = ["note", "tags"] }, Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void A_format_goes_through_the_catalog_unchanged()
    {
        SourceFormat format = s_format with
        {
            Quote = "",
            Escape = '\\',
            NullValues = [@"\N"],
            Columns = [new("a", 1, 2)],
            Trim = true,
            Explode = ["b"],
        };
        SourceFormat read = SourceFormatJson.Read(SourceFormatJson.Write(format))!;
        Assert.Equal(SourceFormatJson.Write(format), SourceFormatJson.Write(read));
        Assert.Equal(format.Columns, read.Columns);
        Assert.Equal(format.Explode, read.Explode);
        Assert.Equal(format.Escape, read.Escape);
    }

    [Theory]
    [InlineData("1,a", 2)]
    [InlineData("1,,\"\",x", 4)]
    [InlineData("1,a,", 3)]
    public void Fields_are_counted(string raw, int count)
    {
        RejectFields.Read(s_format, Encoding.UTF8.GetBytes(raw), out int found);
        Assert.Equal(count, found);
    }

    private static OrderedDictionary<string, string?> Read(SourceFormat? format, byte[] raw) =>
        RejectFields.Read(format, raw, out _);

    private static string Text(IDictionary<string, string?> fields) =>
        string.Join(' ', fields.Select(field => $"{field.Key}={field.Value ?? "null"}"));
}
