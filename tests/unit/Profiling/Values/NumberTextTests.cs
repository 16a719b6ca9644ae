using System.Text;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("-7", "-7", true)]
    [InlineData("+7", "7", true)]
    [InlineData("9223372036854775807", "9223372036854775807", true)]
    [InlineData("9223372036854775808", "9223372036854775808", false)]
    [InlineData("18446744073709551615", "18446744073709551615", false)]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678", false)]
    [InlineData("7.2500", "7.2500", false)]
    [InlineData("-0.5", "-0.5", false)]
    [InlineData(".5", "0.5", false)]
    [InlineData("5.", "5", false)]
    [InlineData("1e3", "1000", false)]
    [InlineData("1.5E-3", "0.0015", false)]
    [InlineData("-23.549291999999998", "-23.549291999999998", false)]
    public void Numbers_are_read_to_the_last_digit(string text, string expected, bool isInteger)
    {
        Assert.True(NumberText.TryParse(Encoding.UTF8.GetBytes(text), out decimal number, out bool found));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), number);
        Assert.Equal(isInteger, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e9999")]
    [InlineData("1e40")]
    [InlineData("1e-40")]
    [InlineData("01310")]
    [InlineData("00.5")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("٣")]
    public void Codes_and_what_a_decimal_cannot_hold_are_no_numbers(string text) =>
        Assert.False(NumberText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));
}
