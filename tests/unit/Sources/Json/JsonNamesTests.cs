using EtlTools.Sources.Json;

namespace EtlTools.Tests.Unit.Sources.Json;

public sealed class JsonNamesTests
{
    [Theory]
    [InlineData("authorMeta", "author_Meta")]
    [InlineData("createTimeISO", "create_Time_ISO")]
    [InlineData("HTMLPage", "HTML_Page")]
    [InlineData("userID2Go", "user_ID2_Go")]
    [InlineData("Name", "Name")]
    [InlineData("snake_case", "snake_case")]
    [InlineData("criançaAlta", "criança_Alta")]
    public void Words_get_underscores_between_them(string name, string words) =>
        Assert.Equal(words, JsonNames.Words(name));
}
