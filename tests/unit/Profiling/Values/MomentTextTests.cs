using System.Globalization;
using System.Text;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class MomentTextTests
{
    [Theory]
    [InlineData("2025-01-31", "2025-01-31", true)]
    [InlineData("2024-02-29", "2024-02-29", true)]
    [InlineData("2025-01-31 08:30", "2025-01-31 08:30", false)]
    [InlineData("2025-01-31T08:30:15", "2025-01-31 08:30:15", false)]
    [InlineData("2025-01-31 08:30:15.25", "2025-01-31 08:30:15.25", false)]
    [InlineData("2025-01-31T08:30:15.123456789Z", "2025-01-31 08:30:15.1234567", false)]
    [InlineData("2025-01-31 08:30:15+02", "2025-01-31 06:30:15", false)]
    [InlineData("2025-01-31 08:30:15-0330", "2025-01-31 12:00:15", false)]
    [InlineData("2025-01-31 08:30:15 +05:30", "2025-01-31 03:00:15", false)]
    public void Moments_of_ISO_8601_are_read_in_UTC(string text, string expected, bool isDate)
    {
        Assert.True(MomentText.TryParse(Encoding.UTF8.GetBytes(text), out long ticks, out bool found));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), new DateTime(ticks));
        Assert.Equal(isDate, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("0000-01-01")]
    [InlineData("31.01.2025")]
    [InlineData("2025/01/31")]
    [InlineData("2025-01-31 ")]
    [InlineData("2025-01-31 8:30")]
    [InlineData("2025-01-31 24:00")]
    [InlineData("2025-01-31 08:60")]
    [InlineData("2025-01-31 08:30:")]
    [InlineData("2025-01-31 08:30:61")]
    [InlineData("2025-01-31 08:30:15.")]
    [InlineData("2025-01-31 08:30:15 PM")]
    [InlineData("2025-01-31 08:30+2")]
    [InlineData("infinity")]
    public void What_is_written_otherwise_or_does_not_exist_is_none(string text) =>
        Assert.False(MomentText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
}
