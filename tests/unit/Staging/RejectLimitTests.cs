using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Staging;

public sealed class RejectLimitTests
{
    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(101, 2_020, false)]
    [InlineData(101, 2_019, true)]
    [InlineData(5_000, 100_000, false)]
    [InlineData(5_001, 100_000, true)]
    public void By_default_more_than_a_hundred_and_more_than_five_percent_are_too_many(
        long rejected, long read, bool isExceeded) =>
        Assert.Equal(isExceeded, RejectLimit.Default.IsExceeded(rejected, read));

    [Theory]
    [InlineData("0", 1, 1_000_000, true)]
    [InlineData("0", 0, 1_000_000, false)]
    [InlineData("50", 50, 51, false)]
    [InlineData("50", 51, 1_000_000, true)]
    [InlineData("2.5%", 25, 1_000, false)]
    [InlineData(" 2.5 %", 26, 1_000, true)]
    [InlineData("0%", 1, 1_000, true)]
    [InlineData("100%", 1_000, 1_000, false)]
    public void A_bound_is_a_number_or_a_percentage(string text, long rejected, long read, bool isExceeded) =>
        Assert.Equal(isExceeded, RejectLimit.Parse(text).IsExceeded(rejected, read));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("some")]
    [InlineData("101%")]
    [InlineData("1.5")]
    public void Anything_else_is_an_error(string text) =>
        Assert.Equal(ErrorIds.StagingRejectLimit, Assert.Throws<EtlException>(() => RejectLimit.Parse(text)).Id);

    [Fact]
    public void A_share_is_not_judged_before_row_100_000_and_a_number_at_once()
    {
        Assert.False(RejectLimit.Default.IsHopeless(99_999, 99_999));
        Assert.True(RejectLimit.Default.IsHopeless(5_001, 100_000));
        Assert.True(RejectLimit.Parse("3").IsHopeless(4, 4));
    }
}
