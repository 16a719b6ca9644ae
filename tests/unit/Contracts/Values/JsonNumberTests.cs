using System.Globalization;
using System.Numerics;
using System.Text;
using EtlTools.Contracts.Values;

namespace EtlTools.Tests.Unit.Contracts.Values;

public sealed class JsonNumberTests
{
    private const int MaxExponent = 30;

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.50")]
    [InlineData("-12")]
    [InlineData("1e3")]
    [InlineData("1.25E-07")]
    [InlineData("1e99999999999999999999")]
    public void Numbers_of_JSON_are_read(string text) => Assert.True(CanRead(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-00")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x1F")]
    [InlineData("NaN")]
    [InlineData("١")]
    public void Anything_else_is_not(string text) => Assert.False(CanRead(text));

    [Fact]
    public void Order_wholeness_and_multiples_are_those_of_exact_arithmetic()
    {
        Random random = new(7);
        for (int i = 0; i < 10_000; i++)
        {
            (string one, BigInteger oneScaled) = Draw(random);
            (string two, BigInteger twoScaled) = Draw(random);
            JsonNumber left = Read(one);
            JsonNumber right = Read(two);
            string pair = $"{one} and {two}";
            Assert.True(Math.Sign(left.CompareTo(right)) == oneScaled.CompareTo(twoScaled), pair);
            Assert.True(left.IsWhole == (oneScaled % BigInteger.Pow(10, MaxExponent)).IsZero, one);
            if (oneScaled == twoScaled) Assert.True(left.GetHashCode() == right.GetHashCode(), pair);
            if (twoScaled.Sign > 0) Assert.True(left.IsMultipleOf(right) == (oneScaled % twoScaled).IsZero, pair);
        }
    }

    [Fact]
    public void Huge_exponents_cost_nothing()
    {
        Assert.True(Read("1e99999999999999").IsMultipleOf(Read("7e-99999999999999")) == false);
        Assert.True(Read("7e99999999999999").IsMultipleOf(Read("0.7")));
        Assert.True(Read("1e99999999999999").CompareTo(Read("9e99999999999998")) > 0);
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("3.0", 3L)]
    [InlineData("12e2", 1200L)]
    [InlineData("1e30", long.MaxValue)]
    [InlineData("999999999999999999", 999999999999999999L)]
    [InlineData("-1", null)]
    [InlineData("0.5", null)]
    public void Counts(string text, long? count) => Assert.Equal(count, Read(text).ToCount());

    private static bool CanRead(string text) => JsonNumber.TryRead(Encoding.UTF8.GetBytes(text), out _);

    private static JsonNumber Read(string text)
    {
        Assert.True(JsonNumber.TryRead(Encoding.UTF8.GetBytes(text), out JsonNumber number), text);
        return number;
    }

    // Few distinct digits, so that equal numbers and multiples are met often.
    private static (string Text, BigInteger Scaled) Draw(Random random)
    {
        string digits = (random.Next(4) switch
        {
            0 => random.Next(3),
            1 => random.Next(1, 50) * 10,
            _ => random.NextInt64(1_000_000_000),
        }).ToString(CultureInfo.InvariantCulture);
        string fraction = random.Next(8) switch { 0 => "0", 1 => "50", 2 => "25", 3 => "003", _ => "" };
        int exponent = random.Next(-10, 20);
        string sign = random.Next(3) == 0 ? "-" : "";
        string text = sign + digits + (fraction == "" ? "" : $".{fraction}") + (exponent == 0 ? "" : $"e{exponent}");
        BigInteger scaled = BigInteger.Parse(sign + digits + fraction, CultureInfo.InvariantCulture)
            * BigInteger.Pow(10, MaxExponent + exponent - fraction.Length);
        return (text, scaled);
    }
}
