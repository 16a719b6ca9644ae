using EtlTools.Quality;
using EtlTools.Reporting;

namespace EtlTools.Tests.Unit.Reporting;

public class ReadableTests
{
    [Theory]
    [InlineData(94.9999, "94.99")]
    [InlineData(99.999999, "99.99")]
    [InlineData(97.4, "97.40")]
    [InlineData(100.0, "100.00")]
    [InlineData(0.0, "0.00")]
    [InlineData(null, "–")]
    public void A_score_is_rounded_down(double? score, string expected) =>
        Assert.Equal(expected, Readable.Score(score));

    [Theory]
    [InlineData(50_001, 1_000_000, "5.01 %")]
    [InlineData(50_000, 1_000_000, "5.00 %")]
    [InlineData(1, 10_000_000, "< 0.01 %")]
    [InlineData(0, 10, "0.00 %")]
    [InlineData(10, 10, "100.00 %")]
    [InlineData(0, 0, "–")]
    public void A_share_is_rounded_up(long part, long whole, string expected) =>
        Assert.Equal(expected, Readable.Share(part, whole));

    [Theory]
    [InlineData(0.4, "< 1 ms")]
    [InlineData(850, "850 ms")]
    [InlineData(999.9, "999 ms")]
    [InlineData(12_345, "12.3 s")]
    [InlineData(59_999, "59.9 s")]
    [InlineData(187_000, "3 min 07 s")]
    [InlineData(7_500_000, "2 h 05 min")]
    [InlineData(180_000_000, "2 d 02 h")]
    public void A_duration_is_said_in_the_units_that_matter(double milliseconds, string expected) =>
        Assert.Equal(expected, Readable.Duration(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(48_212, "48.2 kB")]
    [InlineData(151_000_000, "151.0 MB")]
    [InlineData(1_234_500_000_000, "1,234.5 GB")]
    public void A_size_is_said_in_decimal_units(long bytes, string expected) =>
        Assert.Equal(expected, Readable.Bytes(bytes));

    [Fact]
    public void A_time_is_turned_into_utc_and_says_so() => Assert.Equal(
        "2025-01-01 22:30:05 UTC", Readable.Time(new DateTimeOffset(2025, 1, 2, 0, 30, 5, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData(95.004, 94.999, "−0.01")]
    [InlineData(90, 92.5, "+2.50")]
    [InlineData(90.001, 90.009, "±0.00")]
    public void A_change_agrees_with_the_digits_shown(double from, double to, string expected) =>
        Assert.Equal(expected, Readable.Change(from, to));

    [Fact]
    public void Counts_have_separators_and_their_noun()
    {
        Assert.Equal("1,234,567 rows", Readable.Count(1_234_567, "row"));
        Assert.Equal("1 row", Readable.Count(1, "row"));
    }

    [Fact]
    public void A_name_is_said_in_words() => Assert.Equal("Not checked", Readable.Words(RuleStatus.NotChecked));
}
