using System.Security.Cryptography;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Json;

public sealed class JsonRecordReaderTests
{
    [Theory]
    [InlineData("""[{"a":1,"b":"x"},{"a":2,"b":"y"}]""", null)]
    [InlineData("\uFEFF [ {\"a\": 1, \"b\": \"x\"} ,\n {\"a\": 2, \"b\": \"y\"} ]\n", null)]
    [InlineData("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n", null)]
    [InlineData("\n{\"a\":1,\"b\":\"x\"}\r\n\r\n{\"a\":2,\"b\":\"y\"}", null)]
    [InlineData("""{"a":1,"b":"x"}{"a":2,"b":"y"}""", null)]
    [InlineData("{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2,\n  \"b\": \"y\"\n}\n", null)]
    [InlineData("""{"n":2,"collector":[{"a":1,"b":"x"},{"a":2,"b":"y"}],"more":[{"a":3}]}""", "$.collector")]
    [InlineData("""{"items":[{"a":0}],"data":{"more":{"items":3},"items":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}}""", "$.data.items")]
    [InlineData("""{"x y":{"a.b":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}}""", "$['x y']['a.b']")]
    [InlineData("{\"p\":[{\"a\":1,\"b\":\"x\"}]}\n{\"p\":[{\"a\":2,\"b\":\"y\"}]}\n", "$.p")]
    [InlineData("{\"p\":{\"a\":1,\"b\":\"x\"},\"q\":1}\n{\"p\":null}{\"p\":{\"a\":2,\"b\":\"y\"}}\n", "$.p")]
    public void Arrays_paths_and_lines_read_alike(string text, string? path)
    {
        JsonText json = new(text, new SourceFormat { RecordPath = path });
        Assert.Equal(["a=1 b=x", "a=2 b=y"], json.AllRows);
        Assert.Empty(json.Rejects);
    }

    [Fact]
    public void Objects_become_columns_named_by_their_path()
    {
        JsonText json = new("""{"id":"7","authorMeta":{"id":1,"nickName":"x","video":{"URL":"u"}},"HTMLPage":1,"a b":2}""");
        Assert.Equal("id=7 author_meta_id=1 author_meta_nick_name=x author_meta_video_url=u html_page=1 a_b=2", json.Row);
    }

    [Fact]
    public void Names_that_meet_are_numbered_whatever_comes_first()
    {
        Assert.Equal("a_b=1 a_b_2=2", new JsonText("""{"a":{"b":1},"a_b":2}""").Row);
        Assert.Equal("a_b_2=2 a_b=1", new JsonText("""{"a_b":2,"a":{"b":1}}""").Row);
    }

    [Theory]
    [InlineData("12345678901234567890123456789.1234567890", "12345678901234567890123456789.1234567890")]
    [InlineData("1e400", "1e400")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("\"007\"", "007")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("{}", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("\"a\\n\\u00e9\\ud83d\\ude00\\\"\\/\"", "a\né😀\"/")]
    [InlineData("\"null\"", "null")]
    public void Values_keep_what_they_say(string value, string? expected)
    {
        JsonText json = new($$"""{"v":{{value}}}""");
        Assert.Equal(["v"], json.Header);
        Assert.Equal(expected, json.Rows.Single().Fields[0]);
    }

    [Fact]
    public void Arrays_are_text_that_depends_only_on_what_they_say()
    {
        string one = """[1.50, "\u00e9\n\/", {"b": [ ], "a": {"y":1,"x":2}}, null]""";
        string other = """[ 1.50,"é\u000A/",{"a":{"x":2,"y":1},"b":[]},null]""";
        string expected = """a=[1.50,"é\u000a/",{"a":{"x":2,"y":1},"b":[]},null]""";
        Assert.Equal(expected, new JsonText($$"""{"a":{{one}}}""").Row);
        Assert.Equal(expected, new JsonText($$"""{"a":{{other}}}""").Row);
    }

    [Fact]
    public void A_property_that_is_null_has_a_column_unless_it_is_an_object_elsewhere()
    {
        JsonText json = new("""[{"a":null,"b":null},{"b":{"c":1}}]""");
        Assert.Equal(["a", "b_c"], json.Header);
    }

    [Fact]
    public void A_property_may_be_a_scalar_here_and_an_object_there()
    {
        JsonText json = new("""[{"a":"x"},{"a":{"b":1}},{"a":{}},{"a":[1]}]""");
        Assert.Equal(["a=x", "a_b=1", "a={}", "a=[1]"], json.AllRows);
    }

    [Fact]
    public void Columns_that_come_late_are_added_at_the_end()
    {
        string lines = string.Concat(Enumerable.Repeat("{\"b\":1,\"c\":{\"d\":2}}\n", 1_000)) + "{\"a\":1,\"c\":{\"a\":3},\"n\":null,\"b\":2}\n";
        JsonText json = new(lines);
        Assert.Equal(["b", "c_d"], json.FirstHeader);
        Assert.Equal(["b", "c_d", "a", "c_a"], json.Header);
        Assert.Equal("b=2 a=1 c_a=3", json.AllRows.Last());
    }

    [Fact]
    public void Rows_know_their_line_and_byte()
    {
        JsonText json = new("\uFEFF[\n  {\"é\": 1},\n\n  {\"é\":\n 2}, {\"é\":3}]");
        Assert.Equal([(2L, 7L), (4L, 21L), (5L, 33L)], json.Rows.Select(row => (row.Line, row.Offset)));
        Assert.Equal(["{\"é\": 1}", "{\"é\":\n 2}", "{\"é\":3}"], json.Raw);
    }

    [Fact]
    public void Exploded_arrays_become_rows_with_their_place()
    {
        JsonText json = new(
            """
            {"id":1,"tags":["x",null,[2, 3]],"m":{"list":[{"id":5,"o":{"p":1}},{}]}}
            {"id":2,"tags":[]}
            {"id":3,"tags":"none"}
            """,
            new SourceFormat { Explode = ["tags", "m.list"] });
        Assert.Equal(["id=1", "id=2", "id=3 tags=none"], json.AllRows);
        Assert.Equal(
            ["tags 1: position=1 value=x", "tags 1: position=2", "tags 1: position=3 value=[2,3]",
             "m_list 1: position=1 id=5 o_p=1", "m_list 1: position=2"],
            json.Children);
    }

    [Fact]
    public void The_digest_is_that_of_the_file()
    {
        string text = """{"x":[{"a":1}],"y":[1,2]} """ + new string(' ', 1_000_000);
        JsonText json = new(text, new SourceFormat { RecordPath = "$.x" });
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), json.Sha256);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ] \n")]
    public void An_empty_array_has_no_rows(string text) => Assert.Empty(new JsonText(text).Rows);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void An_empty_file_is_an_error(string text) => Assert.Equal(
        ErrorIds.StagingJson, Assert.Throws<EtlException>(() => new JsonText(text)).Id);

    [Theory]
    [InlineData("""{"a":[]}""", "$.b")]
    [InlineData("""{"a":{"b":[]}}""", "$.b")]
    [InlineData("""[{"b":[]}]""", "$.b")]
    [InlineData("{}", "b")]
    [InlineData("{}", "$.b[*]")]
    public void A_path_that_leads_nowhere_is_an_error(string text, string path) => Assert.Equal(
        ErrorIds.StagingRecordPath,
        Assert.Throws<EtlException>(() => new JsonText(text, new SourceFormat { RecordPath = path })).Id);

    [Theory]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":[],"a":[]}""")]
    public void A_path_to_anything_but_one_array_is_an_error(string text) => Assert.Equal(
        ErrorIds.StagingJson,
        Assert.Throws<EtlException>(() => new JsonText(text, new SourceFormat { RecordPath = "$.a" })).Id);
}
