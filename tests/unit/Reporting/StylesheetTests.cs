using System.Globalization;
using System.Text.RegularExpressions;
using EtlTools.Reporting.Markup;

namespace EtlTools.Tests.Unit.Reporting;

/// <summary>The contrast that WCAG 2.1 AA asks for: 4.5 for text, 3 for what a chart is drawn with.</summary>
public partial class StylesheetTests
{
    private const double ForText = 4.5;
    private const double ForGraphics = 3;

    private static readonly string s_css = Html.OfResource("report.css").ToString();
    private static readonly int s_darkStart = s_css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);

    [Theory]
    [InlineData("ink", "page", ForText)]
    [InlineData("ink", "surface", ForText)]
    [InlineData("muted", "page", ForText)]
    [InlineData("muted", "surface", ForText)]
    [InlineData("muted", "bad-soft", ForText)]
    [InlineData("muted", "warning-soft", ForText)]
    [InlineData("link", "surface", ForText)]
    [InlineData("link", "page", ForText)]
    [InlineData("link", "bad-soft", ForText)]
    [InlineData("good", "good-soft", ForText)]
    [InlineData("warning", "warning-soft", ForText)]
    [InlineData("bad", "bad-soft", ForText)]
    [InlineData("bad", "surface", ForText)]
    [InlineData("neutral", "neutral-soft", ForText)]
    [InlineData("good-fill", "surface", ForGraphics)]
    [InlineData("warning-fill", "surface", ForGraphics)]
    [InlineData("bad-fill", "surface", ForGraphics)]
    [InlineData("neutral-fill", "surface", ForGraphics)]
    public void Colours_stand_out_in_light_and_dark(string front, string back, double least)
    {
        Assert.All((string[])[s_css[..s_darkStart], s_css[s_darkStart..]], palette =>
            Assert.InRange(Contrast(Colour(palette, front), Colour(palette, back)), least, 21));
    }

    [Fact]
    public void The_style_sheet_cannot_end_its_element() => Assert.DoesNotContain("<", s_css, StringComparison.Ordinal);

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Colour(string palette, string name)
    {
        Match match = Variable().Matches(palette).First(match => match.Groups["name"].Value == name);
        string hex = match.Groups["hex"].Value;
        double[] channels = [.. Enumerable.Range(0, 3).Select(i => Linear(hex.Substring(i * 2, 2)))];
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static double Linear(string hex)
    {
        double value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): #(?<hex>[0-9a-f]{6});")]
    private static partial Regex Variable();
}
