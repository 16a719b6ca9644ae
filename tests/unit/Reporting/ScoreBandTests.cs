using EtlTools.Reporting;

namespace EtlTools.Tests.Unit.Reporting;

public class ScoreBandTests
{
    [Theory]
    [InlineData(100.0, "good")]
    [InlineData(95.0, "good")]
    [InlineData(94.999999, "fair")]
    [InlineData(80.0, "fair")]
    [InlineData(79.999999, "poor")]
    [InlineData(0.0, "poor")]
    [InlineData(null, "not scored")]
    public void A_band_begins_at_its_threshold(double? score, string expected) =>
        Assert.Equal(expected, ScoreBand.Words(score));
}
