using System.Globalization;
using System.Xml.Linq;
using EtlTools.Reporting.Charts;

namespace EtlTools.Tests.Unit.Reporting.Charts;

public class ScoreBarTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(37.5)]
    [InlineData(80)]
    [InlineData(99.99)]
    [InlineData(100)]
    public void A_bar_is_as_long_as_its_score(double score)
    {
        XElement[] bars = [.. Draw(score).Elements("rect")];
        Assert.Equal(score / 100, Width(bars[1]) / Width(bars[0]), 6);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(120, 100)]
    public void A_bar_never_leaves_its_scale(double score, double expected) =>
        Assert.Equal(expected, ScoreBar.Length(score));

    [Fact]
    public void A_bar_says_what_it_shows()
    {
        XElement bar = Draw(86.739);
        Assert.Equal("img", (string?)bar.Attribute("role"));
        Assert.Equal("A & <B>: 86.73 of 100, fair", bar.Element("title")?.Value);
    }

    private static XElement Draw(double score) => XElement.Parse(ScoreBar.Draw("A & <B>", score).ToString());

    private static double Width(XElement rect) =>
        double.Parse(rect.Attribute("width")!.Value, CultureInfo.InvariantCulture);
}
