using System.Text;
using EtlTools.Staging.Rejects;

namespace EtlTools.Tests.Unit.Staging.Rejects;

public sealed class ArrayTextTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    [InlineData("""["a", {"b": [null, 1e400]}]""")]
    [InlineData("""[{"a": 1, "a": 2}]""")]
    public void An_array_is_taken(string text) => Assert.Null(Check(text));

    [Fact]
    public void How_deep_it_is_does_not_matter_here() =>
        Assert.Null(Check(new string('[', 200) + new string(']', 200)));

    [Theory]
    [InlineData("", "NotAnArray $.tags tags is empty")]
    [InlineData(" \r\n", "NotAnArray $.tags tags is empty")]
    [InlineData("null", "NotAnArray $.tags tags is null")]
    [InlineData("12", "NotAnArray $.tags tags is a number")]
    [InlineData("\"[]\"", "NotAnArray $.tags tags is a string")]
    [InlineData("{}", "NotAnArray $.tags tags is an object")]
    [InlineData("""[{"a": [1, x]}]""",
        "InvalidJson $.tags[0].a[0] tags is not JSON at byte 11: 'x' is an invalid start of a value")]
    [InlineData("[1] [2]", "InvalidJson $.tags tags is not JSON at byte 4: '[' is invalid after a single JSON value. "
        + "Expected end of data")]
    public void Anything_else_is_refused_with_its_place(string text, string found)
    {
        ArrayDefect defect = Check(text)!;
        Assert.Equal(
            $"{found}; an array was expected, [] for none.", $"{defect.Reason} {defect.Path} {defect.Expectation}");
    }

    private static ArrayDefect? Check(string text) => ArrayText.Check("tags", Encoding.UTF8.GetBytes(text));
}
