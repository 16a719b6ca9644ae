using System.Globalization;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Json;

public sealed class JsonDefectTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":1,"c":2}}""", RejectReason.DuplicateProperty, "$.b.c", 18)]
    [InlineData("""{"a":1,"\u0061":2}""", RejectReason.DuplicateProperty, "$.a", 7)]
    [InlineData("""{"a":[0,{"y":1,"x":2,"y":3}]}""", RejectReason.DuplicateProperty, "$.a[1].y", 21)]
    [InlineData("""{"a":"x\u0000y"}""", RejectReason.NulByte, "$.a", 5)]
    [InlineData("""{"a":["\u0000"]}""", RejectReason.NulByte, "$.a[0]", 6)]
    [InlineData("""{"a\u0000":1}""", RejectReason.NulByte, "$['a\\u0000']", 1)]
    [InlineData("""{"a":"\ud800"}""", RejectReason.LoneSurrogate, "$.a", 5)]
    [InlineData("""{"a":["\udc00\ud800"]}""", RejectReason.LoneSurrogate, "$.a[0]", 6)]
    [InlineData("""[1]""", RejectReason.NotAnObject, "$", 0)]
    [InlineData("\"text\"", RejectReason.NotAnObject, "$", 0)]
    [InlineData("null", RejectReason.NotAnObject, "$", 0)]
    public void A_record_that_is_json_and_not_sound_is_refused_wherever_it_stands(
        string record, RejectReason reason, string path, int position)
    {
        JsonText lines = new($"{{\"a\":0}}\n{record}\n{{\"a\":2}}\n");
        Assert.Equal([$"2 8 {reason} {path} {record}"], lines.Refusals);
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"At byte {8 + position}: "),
            lines.Rejects[0].Expectation,
            StringComparison.Ordinal);
        Assert.Equal(["a=0", "a=2"], lines.AllRows);

        JsonText array = new($"[{{\"a\":0}},\n{record},{{\"a\":2}}]");
        Assert.Equal([$"2 10 {reason} {path} {record}"], array.Refusals);
        Assert.Equal(["a=0", "a=2"], array.AllRows);
    }

    [Fact]
    public void A_refused_record_brings_no_columns() =>
        Assert.Equal(["a"], new JsonText("""{"a":1}{"b":1,"b":2}{"x":}""" + "\n{\"a\":1}").Header);

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_kept()
    {
        JsonText json = new([.. "{\"a\":\"S"u8, 0xE3, .. "o\"}\n{\"a\":\"São\"}"u8]);
        Assert.Equal([@"1 0 InvalidUtf8 $.a {""a"":""S\xe3o""}"], json.Refusals);
        Assert.Equal("At byte 7: bytes that are not UTF-8.", json.Rejects[0].Expectation);
        Assert.Equal(["a=São"], json.AllRows);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void A_record_may_be_64_levels_deep(int levels, bool isGood)
    {
        string record = $$"""{"a":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";
        JsonText json = new($"[{record},{{\"a\":1}}]");
        Assert.Equal(isGood, json.Rejects.Count == 0);
        if (!isGood) Assert.Equal(RejectReason.TooDeep, json.Rejects.Single().Reason);
        Assert.Equal("a=1", json.AllRows.Last());

        string objects = string.Concat(Enumerable.Repeat("""{"a":""", levels)) + "1" + new string('}', levels);
        Assert.Equal(isGood ? 0 : 1, new JsonText(objects).Rejects.Count);
    }

    [Theory]
    [InlineData("""{"a":1,}""", "$.a")]
    [InlineData("""{"a":"\x"}""", "$.a")]
    [InlineData("""{"a":"open""", "$.a")]
    [InlineData("""{"a":1""", "$.a")]
    [InlineData("""{"a":[{"b":""", "$.a[0].b")]
    [InlineData("""{'a':1}""", "$")]
    [InlineData("garbage", "$")]
    [InlineData("}", "$")]
    public void A_line_that_is_not_json_costs_itself(string line, string path)
    {
        JsonText json = new($"{{\"a\":0}}\n{line}\r\n{{\"a\":2}}\n{line}\n{{\"a\":3}}\n{line}");
        Assert.Equal(["a=0", "a=2", "a=3"], json.AllRows);
        Assert.Equal([2, 4, 6], json.Rejects.Select(reject => reject.Line));
        Assert.All(json.Rejects, reject => Assert.Equal(
            (RejectReason.InvalidJson, path, line), (reject.Reason, reject.Field, reject.RawText())));
    }

    [Fact]
    public void What_follows_a_record_on_its_line_is_refused_alone()
    {
        JsonText json = new("{\"a\":0} xyz\n{\"a\":1}\n");
        Assert.Equal(["1 8 InvalidJson $ xyz"], json.Refusals);
        Assert.Equal(["a=0", "a=1"], json.AllRows);
    }

    [Fact]
    public void A_broken_object_over_several_lines_costs_itself()
    {
        JsonText json = new("{\n \"a\": 0\n}\n{\n \"a\" 1\n}\n{\n \"a\": 2\n}\n{\n \"a\": 3");
        Assert.Equal(["4 12 InvalidJson $ {\n \"a\" 1\n}", "10 35 InvalidJson $.a {\n \"a\": 3"], json.Refusals);
        Assert.Equal(["a=0", "a=2"], json.AllRows);
    }

    [Theory]
    [InlineData("""[{"a":1},{"a":2},{"a":}]""", 22, "start of a value")]
    [InlineData("""[{"a":1},{"a":2} {"a":3}]""", 17, "'{' where a comma or ] was expected")]
    [InlineData("""[{"a":1},{"a":2},]""", 17, "start of a value")]
    [InlineData("""[{"a":1},{"a":2}""", 16, "the file ends inside the array")]
    [InlineData("""[{"a":1},{"a":2},{"a""", 20, "string")]
    [InlineData("""[{"a":1},{"a":2}]}""", 17, "")]
    [InlineData("""[{"a":1},{"a":2}] x""", 18, "")]
    [InlineData("""[{"a":1},{"a":2}] {"a":3}""", 18, "$ is an object where an array was expected")]
    public void A_broken_array_ends_the_reading_and_names_the_last_good_record(string text, int place, string what)
    {
        EtlException error = Assert.Throws<EtlException>(() => new JsonText(text));
        Assert.Equal(ErrorIds.StagingJson, error.Id);
        Assert.Contains($"/data/orders.json:1: broken at byte {place}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "The last good record, number 2, starts on line 1 at byte 9 and ends before byte 16.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_ends_after_its_array_is_truncated()
    {
        EtlException error = Assert.Throws<EtlException>(
            () => new JsonText("""{"a":[{"b":1}],"c":[1,2""", new SourceFormat { RecordPath = "$.a" }));
        Assert.Contains("number 1, starts on line 1 at byte 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_longer_than_one_may_be_is_refused_and_its_beginning_kept()
    {
        string record = $$"""{"a":["{{new string('x', JsonText.MaxRecordBytes / 2)}}","{{new string('y', JsonText.MaxRecordBytes)[1..]}}"]}""";
        foreach (string text in (string[])[$"[{{\"a\":0}},\n{record},\n{{\"a\":2}}]", $"{{\"a\":0}} \n{record}\n{{\"a\":2}}"])
        {
            JsonText json = new(text);
            Assert.Equal(["a=0", "a=2"], json.AllRows);
            RejectedRow reject = json.Rejects.Single();
            Assert.Equal((2, RejectReason.RecordTooLong), (reject.Line, reject.Reason));
            Assert.Equal(record[..RejectedRow.MaxRawBytes], reject.RawText());
        }
    }

    [Fact]
    public void A_megabyte_before_the_records_is_passed_over()
    {
        string before = string.Join(',', Enumerable.Repeat("\"x\"", 1_000_000));
        JsonText json = new($$"""{"b":[{{before}}],"a":[{"b":1}],"c":[{{before}}]}""", new SourceFormat { RecordPath = "$.a" });
        Assert.Equal("b=1", json.Row);
    }

    [Fact]
    public void More_columns_than_a_table_can_have_are_an_error()
    {
        string record = "{" + string.Join(',', Enumerable.Range(0, 2_000).Select(i => $"\"k{i}\":1")) + "}";
        EtlException error = Assert.Throws<EtlException>(() => new JsonText(record));
        Assert.Equal(ErrorIds.StagingJson, error.Id);
        Assert.Contains("more than 1580 columns; the last is k1579", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void However_the_bytes_arrive_the_records_are_the_same()
    {
        Random random = new(11);
        for (int round = 0; round < 200; round++)
        {
            byte[] bytes = RandomJson.File(random, out SourceFormat format);
            string whole = Told(() => new JsonText(bytes, format));
            string pieces = Told(() => new JsonText(new PiecewiseStream(bytes, random), format));
            Assert.True(whole == pieces, $"{Encoding.UTF8.GetString(bytes)}\n{whole}\n{pieces}");
        }
    }

    private static string Told(Func<JsonText> read)
    {
        try
        {
            JsonText json = read();
            return string.Join('\n', [
                string.Join(',', json.FirstHeader), string.Join(',', json.Header), .. json.AllRows, .. json.Children,
                .. json.Raw, .. json.Refusals, .. json.Rejects.Select(reject => reject.Expectation), json.Sha256,
                .. json.Rows.Select(row => $"{row.Line} {row.Offset}")]);
        }
        catch (EtlException error)
        {
            return error.Message;
        }
    }
}
