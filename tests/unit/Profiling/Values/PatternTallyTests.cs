using System.Text;
using System.Text.RegularExpressions;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class PatternTallyTests
{
    [Theory]
    [InlineData("9999-99-99", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2025-01-31", "1999-12-24")]
    [InlineData("99999", "^[0-9]{5}$", "01310", "90210")]
    [InlineData("AA", "^[A-Z]{2}$", "SP", "RJ")]
    [InlineData("Aa+", "^[A-Z][a-z]+$", "Oslo", "Rome", "Paris")]
    [InlineData("A9+", "^[A-Z][0-9]+$", "C85", "E5")]
    [InlineData("a+ a+", "^[a-z]+ [a-z]+$", "sao paulo", "porto alegre")]
    [InlineData("X{32}", "^[0-9a-f]{32}$", "06b8999e2fba1a1fbc88172c00ba8bc7", "18955e83d337fd6b2def6b18a428ac77")]
    [InlineData("X+", "^[0-9A-Z]+$", "A1B2C3", "ZZ9Z")]
    [InlineData("(999) 999.9+", @"^\([0-9]{3}\) [0-9]{3}\.[0-9]+$", "(555) 123.4", "(555) 123.45")]
    [InlineData("a+@a+.a+", @"^[a-z]+@[a-z]+\.[a-z]+$", "ann@example.com", "bo@site.info")]
    public void Runs_of_like_characters_make_the_pattern(string pattern, string regex, params string[] values)
    {
        (PatternShape shape, double share) = Tally(values);
        Assert.Equal((pattern, regex, 1.0), (shape.ToString(), shape.ToRegex(), share));
        Assert.All(values, value => Assert.Matches(new Regex(regex), value));
    }

    [Fact]
    public void The_share_is_that_of_the_pattern_most_values_have()
    {
        (PatternShape shape, double share) = Tally("1-2", "3-4", "5-6", "x");
        Assert.Equal(("9-9", 0.75), (shape.ToString(), share));
    }

    [Fact]
    public void Letters_beyond_ASCII_are_letters_but_give_no_regular_expression()
    {
        (PatternShape shape, double share) = Tally("São", "Rio");
        Assert.Equal(("Aaa", null, 1.0), (shape.ToString(), shape.ToRegex(), share));
    }

    [Fact]
    public void A_long_text_is_looked_at_no_further_than_its_first_runs()
    {
        (PatternShape shape, _) = Tally(string.Concat(Enumerable.Repeat("a-", 1_000)));
        Assert.EndsWith("…", shape.ToString(), StringComparison.Ordinal);
        Assert.Null(shape.ToRegex());
    }

    [Fact]
    public void Words_of_a_code_are_mixed_even_where_one_holds_digits_alone()
    {
        PatternTally tally = new();
        tally.Add("3f2504e0-4f89-1111-9a0c-0305e82c3301"u8, isCode: true, 1);
        tally.Add("00000000-abcd-1111-9a0c-0305e82c330f"u8, isCode: true, 1);
        Assert.Equal("XXXXXXXX-XXXX-XXXX-XXXX-X{12}", tally.Dominating()!.Value.Shape.ToString());
        Assert.Equal(1, tally.Dominating()!.Value.Share);
    }

    [Fact]
    public void More_patterns_than_are_counted_do_not_hide_the_one_that_dominates()
    {
        PatternTally tally = new();
        for (int i = 0; i < 2_000; i++)
        {
            string mask = string.Concat(Enumerable.Range(0, 11).Select(bit => ((i >> bit) & 1) == 0 ? "a-" : "1."));
            tally.Add(Encoding.UTF8.GetBytes(mask), isCode: false, 1);
            tally.Add("2025"u8, isCode: false, 1);
        }

        (PatternShape shape, double share) = tally.Dominating()!.Value;
        Assert.Equal("9999", shape.ToString());
        Assert.InRange(share, 0.49, 0.5);
    }

    private static (PatternShape Shape, double Share) Tally(params string[] values)
    {
        PatternTally tally = new();
        foreach (string value in values) tally.Add(Encoding.UTF8.GetBytes(value), isCode: false, 1);
        return tally.Dominating()!.Value;
    }
}
