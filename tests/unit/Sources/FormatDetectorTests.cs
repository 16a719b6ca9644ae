using System.Text;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources;

public sealed class FormatDetectorTests
{
    [Theory]
    [InlineData("a.csv", """[{"a":1}]""", FormatKind.Json)]
    [InlineData("a.txt", "\uFEFF \n[ ]", FormatKind.Json)]
    [InlineData("a.csv", "{ \"a\": 1}\n", FormatKind.Json)]
    [InlineData("a", "{}", FormatKind.Json)]
    [InlineData("a.csv", "[Order ID],[Name]\n1,2\n", FormatKind.Delimited)]
    [InlineData("a.csv", "{id},name\n1,2\n", FormatKind.Delimited)]
    [InlineData("a.txt", "\"a\",\"b\"\n", FormatKind.Delimited)]
    [InlineData("a.csv", "", FormatKind.Delimited)]
    [InlineData("a.jsonl", "garbage\n{}", FormatKind.Json)]
    [InlineData("a.JSON", "", FormatKind.Json)]
    public void The_beginning_tells_the_format_and_the_name_what_it_leaves_open(string name, string text, FormatKind kind)
    {
        using SourceStream source = new($"/data/{name}", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(kind, FormatDetector.Detect(source));
    }

    [Fact]
    public void What_is_said_of_fields_counts_more_than_the_beginning()
    {
        SourceStream source = new("/data/a.txt", new MemoryStream("{},x\n1,2\n"u8.ToArray()));
        using RecordReader reader = FormatReader.Open(source, new SourceFormat { Delimiter = "," });
        Assert.Equal(["{}", "x"], reader.Header);
    }
}
