using EtlTools.Profiling;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class ColumnSampleTests
{
    [Theory]
    [InlineData(InferredType.Decimal, "1", "2.5")]
    [InlineData(InferredType.Timestamp, "2025-01-31", "2025-01-31T08:30:00")]
    [InlineData(InferredType.Text, "1", "2025-01-31")]
    [InlineData(InferredType.Text)]
    public void The_type_is_the_narrowest_that_all_values_have(InferredType type, params string[] values) =>
        Assert.Equal(type, Described.Sample(values).Type);

    [Fact]
    public void Fewer_values_are_enough_where_that_is_said()
    {
        ColumnSample sample = Described.Sample("1", "2", "3", "n/a");
        Assert.Equal(InferredType.Text, sample.Type);
        Assert.Equal(InferredType.Integer, sample.TypeOfMost(0.75));
    }

    [Fact]
    public void Empty_texts_have_no_type() => Assert.Equal(InferredType.Integer, Described.Sample("1", "").Type);

    [Fact]
    public void Lengths_are_counted_in_characters_up_to_a_bound()
    {
        Assert.Equal(3, Described.Sample("né€").MaxLength);
        Assert.Equal(ColumnSample.LongestLength, Described.Sample(new string('x', 5_000)).MaxLength);
    }
}
