using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class AsciiSpellingTests
{
    [Theory]
    [InlineData("O'Brien", "obrien")]
    [InlineData("de la Cruz", "delacruz")]
    [InlineData("Größmann", "groessmann")]
    [InlineData("Ångström", "aangstroem")]
    [InlineData("Wałęsa", "walesa")]
    public void A_name_is_spelled_as_in_an_email(string name, string expected) =>
        Assert.Equal(expected, AsciiSpelling.Of(name));

    [Fact]
    public void Every_name_has_a_spelling_in_plain_letters() =>
        Assert.All(
            PersonNames.First.Concat(PersonNames.Last), name => Assert.Matches("^[a-z]+$", AsciiSpelling.Of(name)));
}
