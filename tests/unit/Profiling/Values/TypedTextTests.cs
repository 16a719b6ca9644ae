using System.Text;
using EtlTools.Profiling;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("0", InferredType.Integer)]
    [InlineData("-12", InferredType.Integer)]
    [InlineData("9223372036854775807", InferredType.Integer)]
    [InlineData("9223372036854775808", InferredType.Decimal)]
    [InlineData("1.50", InferredType.Decimal)]
    [InlineData(".5", InferredType.Decimal)]
    [InlineData("1e3", InferredType.Decimal)]
    [InlineData("1234567890123456789012345678", InferredType.Decimal)]
    [InlineData("12345678901234567890123456789", InferredType.Text)]
    [InlineData("007", InferredType.Text)]
    [InlineData("1,5", InferredType.Text)]
    [InlineData(" 1", InferredType.Text)]
    [InlineData("-", InferredType.Text)]
    [InlineData("NaN", InferredType.Text)]
    [InlineData("Infinity", InferredType.Text)]
    [InlineData("2025-01-31", InferredType.Date)]
    [InlineData("2025-02-30", InferredType.Text)]
    [InlineData("31-01-2025", InferredType.Text)]
    [InlineData("2025-01-31T08:30:00Z", InferredType.Timestamp)]
    [InlineData("2025-01-31 08:30:00.123456+02:00", InferredType.Timestamp)]
    [InlineData("2025-01-31 soon", InferredType.Text)]
    [InlineData("2025-01-31 é", InferredType.Text)]
    [InlineData("TRUE", InferredType.Boolean)]
    [InlineData("n", InferredType.Boolean)]
    [InlineData("off", InferredType.Boolean)]
    [InlineData("6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51", InferredType.Uuid)]
    [InlineData("""{"a": [1]}""", InferredType.Json)]
    [InlineData("[sic]", InferredType.Text)]
    [InlineData("{", InferredType.Text)]
    [InlineData("Ede", InferredType.Text)]
    [InlineData("", InferredType.Text)]
    public void A_text_has_the_narrowest_type_that_holds_it(string text, InferredType type) =>
        Assert.Equal(type, TypedText.Of(Encoding.UTF8.GetBytes(text)).Type);

    [Fact]
    public void A_column_of_numbers_holds_integers_and_one_of_moments_days()
    {
        InferredType[] types = Enum.GetValues<InferredType>();
        Assert.Equal([InferredType.Integer, InferredType.Decimal], Held(InferredType.Decimal));
        Assert.Equal([InferredType.Date, InferredType.Timestamp], Held(InferredType.Timestamp));
        Assert.Equal([InferredType.Integer], Held(InferredType.Integer));
        Assert.Equal(types, Held(InferredType.Text));

        IEnumerable<InferredType> Held(InferredType column) => types.Where(value => column.Holds(value));
    }
}
