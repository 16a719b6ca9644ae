using System.Text;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class ColumnTypesTests
{
    [Theory]
    [InlineData("0", "Integer")]
    [InlineData("-12", "Integer")]
    [InlineData("9223372036854775807", "Integer")]
    [InlineData("9223372036854775808", "Decimal")]
    [InlineData("1.50", "Decimal")]
    [InlineData(".5", "Decimal")]
    [InlineData("1e3", "Decimal")]
    [InlineData("007", "Text")]
    [InlineData("1,5", "Text")]
    [InlineData(" 1", "Text")]
    [InlineData("-", "Text")]
    [InlineData("NaN", "Text")]
    [InlineData("Infinity", "Text")]
    [InlineData("2025-01-31", "Date")]
    [InlineData("2025-02-30", "Text")]
    [InlineData("31-01-2025", "Text")]
    [InlineData("2025-01-31T08:30:00Z", "Timestamp")]
    [InlineData("2025-01-31 08:30:00.123456+02:00", "Timestamp")]
    [InlineData("2025-01-31 soon", "Text")]
    [InlineData("TRUE", "Boolean")]
    [InlineData("n", "Boolean")]
    [InlineData("6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51", "Uuid")]
    [InlineData("Ede", "Text")]
    [InlineData("2025-01-31 é", "Text")]
    public void A_text_has_the_narrowest_type_that_holds_it(string text, string type) =>
        Assert.Equal(type, ColumnTypes.Of(Encoding.UTF8.GetBytes(text)).ToString());

    [Fact]
    public void A_column_of_numbers_holds_integers_and_one_of_moments_days()
    {
        Assert.Equal(ColumnType.Decimal, Described.Sample("1", "2.5").Type);
        Assert.Equal(ColumnType.Timestamp, Described.Sample("2025-01-31", "2025-01-31T08:30:00").Type);
        Assert.Equal(ColumnType.Text, Described.Sample("1", "2025-01-31").Type);
        Assert.Equal(ColumnType.Text, Described.Sample().Type);
    }

    [Fact]
    public void Empty_texts_have_no_type() => Assert.Equal(ColumnType.Integer, Described.Sample("1", "").Type);

    [Fact]
    public void Lengths_are_counted_in_characters() => Assert.Equal(3, Described.Sample("né€").MaxLength);
}
