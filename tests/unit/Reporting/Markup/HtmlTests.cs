using EtlTools.Reporting.Markup;

namespace EtlTools.Tests.Unit.Reporting.Markup;

public class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload='x'", "&quot; onload=&#39;x&#39;")]
    [InlineData("a & b &amp; c", "a &amp; b &amp;amp; c")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero⟨U+200B⟩width⟨U+FEFF⟩")]
    [InlineData("a\0b", "a␀b")]
    [InlineData("a\r\n\tb", "a␍␊␉b")]
    [InlineData("\u007F\u0085", "␡⟨U+0085⟩")]
    [InlineData("\uFFFE", "⟨U+FFFE⟩")]
    [InlineData("Zoë 😀 日本 نورة", "Zoë 😀 日本 نورة")]
    [InlineData(null, "")]
    public void A_hole_encodes_text_and_shows_what_is_unseen(string? text, string expected) =>
        Assert.Equal($"<p title=\"{expected}\">", Html.Of($"<p title=\"{text}\">").ToString());

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb", Html.Of($"{"a\uD83Db"}").ToString());

    [Fact]
    public void Markup_in_a_hole_is_not_encoded_again() =>
        Assert.Equal("<p><b>a &amp; b</b></p>", Html.Of($"<p>{Html.Of($"<b>{"a & b"}</b>")}</p>").ToString());

    [Fact]
    public void Numbers_are_written_for_machines() =>
        Assert.Equal("1234567 12.35 -0.5", Html.Of($"{1_234_567} {12.3456} {-0.5}").ToString());
}
