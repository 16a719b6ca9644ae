using System.Diagnostics;
using System.Text;
using EtlTools.Contracts.Patterns;

namespace EtlTools.Tests.Unit.Contracts.Patterns;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("^abc$", "abc", "abc\n")]
    [InlineData(@"^\d$", "7", "\u0667")]
    [InlineData(@"^\D$", "\u0667", "7")]
    [InlineData(@"^\w$", "_", "\u00e9")]
    [InlineData(@"^[^\w]$", "\u00e9", "a")]
    [InlineData(@"^[\D]$", "a", "1")]
    [InlineData(@"^\s$", "\uFEFF", "\u0085")]
    [InlineData("^.$", "\U0001F600", "\u2028")]
    [InlineData("^.{2}$", "\U0001F600\U0001F601", "\U0001F600")]
    [InlineData("^\U0001F432*$", "\U0001F432\U0001F432", "\U0001F409")]
    [InlineData("^[\U0001F432-\U0001F434]$", "\U0001F433", "\U0001F435")]
    [InlineData("^[^a]$", "\U0001F600", "a")]
    [InlineData(@"^\u{1F600}$", "\U0001F600", "\U0001F601")]
    [InlineData(@"^\uD83D\uDE00+$", "\U0001F600\U0001F600", "\U0001F601")]
    [InlineData(@"^\p{Lu}\p{Letter}$", "\u00c4\u00e4", "\u00e4\u00e4")]
    [InlineData(@"^\P{L}$", "1", "a")]
    [InlineData(@"\bcat\b", "a cat.", "concat")]
    [InlineData(@"^\bt\u00e9", "t\u00e9", "\u00e9t")]
    [InlineData("^[a-z-[aeiou]]$", "[]", "b")]
    [InlineData("^[]$|^[^]$", "x", "xy")]
    [InlineData("^(?<year>[0-9]{4})-(?:0[1-9]|1[0-2])$", "2024-12", "2024-13")]
    [InlineData("^(?=.*[0-9])(?!.*x).+$", "ab1", "abx1")]
    [InlineData("(?<=a)b", "ab", "b")]
    [InlineData(@"^\cJ\0\x41\/\-$", "\n\0A/-", "A")]
    [InlineData("^a{,2}$", "a{,2}", "aa")]
    [InlineData("^a{2,3}?$", "aa", "a")]
    [InlineData("# ", "a # b", "#b")]
    public void They_match_as_ECMAScript_has_it(string pattern, string good, string bad)
    {
        TextPattern expression = TextPattern.Of(pattern);
        Assert.True(expression.IsMatch(Encoding.UTF8.GetBytes(good)), good);
        Assert.False(expression.IsMatch(Encoding.UTF8.GetBytes(bad)), bad);
    }

    [Theory]
    [InlineData("a)")]
    [InlineData("(a")]
    [InlineData("[a")]
    [InlineData("a**")]
    [InlineData("[z-a]")]
    [InlineData(@"\a")]
    [InlineData(@"\Z")]
    [InlineData(@"\")]
    [InlineData(@"\u12")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"\p{Basic_Latin}")]
    [InlineData(@"\pL")]
    [InlineData(@"[a-\d]")]
    [InlineData("[a-\\")]
    [InlineData("(?>a)")]
    [InlineData("(?#note)")]
    [InlineData(@"(?<x>a)\k<x>")]
    public void What_cannot_be_written_for_it_is_refused(string pattern) =>
        Assert.Throws<PatternException>(() => TextPattern.Of(pattern));

    [Fact]
    public void Every_code_point_is_on_one_side_of_a_class()
    {
        TextPattern inside = TextPattern.Of(@"^[\u{41}-\u{5A}\u{FFF0}-\u{10410}\u{1F600}-\u{1F6FF}]$");
        for (int point = 0; point <= 0x10FFFF; point += point is > 0x10800 and < 0x1F500 or > 0x1F800 ? 97 : 1)
        {
            if (!Rune.IsValid(point)) continue;
            bool expected = point is (>= 0x41 and <= 0x5A) or (>= 0xFFF0 and <= 0x10410) or (>= 0x1F600 and <= 0x1F6FF);
            Assert.True(expected == inside.IsMatch(Encoding.UTF8.GetBytes(new Rune(point).ToString())), $"{point:x}");
        }
    }

    [Fact]
    public void Long_text_is_matched_whole()
    {
        byte[] text = Encoding.UTF8.GetBytes(new string('a', 5_000) + "b");
        Assert.True(TextPattern.Of("^a*b$").IsMatch(text));
    }

    [Fact]
    public void A_pattern_that_would_hang_elsewhere_does_not_here()
    {
        TextPattern pattern = TextPattern.Of("^(a+)+$");
        Stopwatch watch = Stopwatch.StartNew();
        Assert.False(pattern.IsMatch(Encoding.UTF8.GetBytes(new string('a', 50_000) + "!")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
