using EtlTools.Sources.Csv;

namespace EtlTools.Tests.Unit.Sources.Csv;

public sealed class LongSeparatorTests
{
    [Theory]
    [InlineData("||", "id||name||city", "1||Ann||Rome", "2||||Oslo")]
    [InlineData("|~|", "a|~|b", "1|~|x,y")]
    [InlineData("::", "a::b::c")]
    [InlineData("^|^", "a^|^b^|^", "1^|^2^|^")]
    public void Signs_between_all_words_of_the_header_are_the_separator(string expected, params string[] lines) =>
        Assert.Equal(expected, LongSeparator.Find(lines));

    [Theory]
    [InlineData("a|b|c", "1|2|3")]
    [InlineData("a;b;;c", "1;2;;3")]
    [InlineData("a::b,c::d", "1,2")]
    [InlineData("a||b", "1|2")]
    [InlineData("a||b||c", "1||2")]
    [InlineData("-----", "a")]
    [InlineData("name", "x||y")]
    [InlineData("a|||||b", "1|||||2")]
    public void Anything_else_is_left_to_the_usual_separators(params string[] lines) =>
        Assert.Null(LongSeparator.Find(lines));
}
