using EtlTools.Reporting.Markup;

namespace EtlTools.Tests.Unit.Reporting.Markup;

public class DataTextTests
{
    [Fact]
    public void A_value_is_isolated_from_the_text_around_it() =>
        Assert.Equal("<bdi class=\"value\">نورة</bdi>", DataText.Value("نورة").ToString());

    [Fact]
    public void Null_and_empty_text_are_told_apart()
    {
        Assert.Contains(">null<", DataText.Value(null).ToString(), StringComparison.Ordinal);
        Assert.Contains(">empty text<", DataText.Value("").ToString(), StringComparison.Ordinal);
        Assert.Contains("<bdi", DataText.Value("null").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_shortened_and_its_length_said()
    {
        string shown = DataText.Value(new string('x', 12_345)).ToString();
        Assert.Contains(new string('x', DataText.LongestValue) + "…<", shown, StringComparison.Ordinal);
        Assert.Contains("(12,345 characters)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_the_longest_length_is_shown_whole()
    {
        string shown = DataText.Value(new string('x', DataText.LongestValue)).ToString();
        Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Shortening_does_not_cut_a_character_in_two()
    {
        string shown = DataText.Value(new string('x', DataText.LongestValue - 1) + "😀😀").ToString();
        Assert.Contains("x…<", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dotted_name_may_break_after_its_dots() =>
        Assert.Equal("<bdi>a&amp;b.<wbr/>c</bdi>", DataText.DottedName("a&b.c").ToString());
}
