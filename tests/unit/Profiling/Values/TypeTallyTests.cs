using System.Text;
using EtlTools.Profiling;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class TypeTallyTests
{
    [Theory]
    [InlineData(InferredType.Integer, "1", "-20", "300")]
    [InlineData(InferredType.Decimal, "1", "2.5", "300")]
    [InlineData(InferredType.Boolean, "true", "False", "t", "F")]
    [InlineData(InferredType.Boolean, "yes", "no", "Y", "n")]
    [InlineData(InferredType.Integer, "0", "1", "1")]
    [InlineData(InferredType.Date, "2025-01-01", "2025-01-31")]
    [InlineData(InferredType.Timestamp, "2025-01-01", "2025-01-31 08:00:00")]
    [InlineData(InferredType.Uuid, "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "00000000-0000-0000-0000-000000000000")]
    [InlineData(InferredType.Json, """{"a": [1, 2]}""", "[]")]
    [InlineData(InferredType.Text, "{not json}", "[nor this]")]
    [InlineData(InferredType.Text, "01310", "04538")]
    [InlineData(InferredType.Text, "1", "a", "2025-01-01")]
    public void The_narrowest_type_that_all_values_fit_is_inferred(InferredType expected, params string[] values) =>
        Assert.Equal((expected, 1.0), Infer(values));

    [Fact]
    public void A_few_values_that_do_not_fit_are_seen_in_the_share() =>
        Assert.Equal((InferredType.Integer, 0.99), Infer([.. Enumerable.Range(1, 99).Select(i => $"{i}"), "n/a"]));

    [Fact]
    public void Too_many_of_them_make_it_text() =>
        Assert.Equal(
            (InferredType.Text, 1.0),
            Infer([.. Enumerable.Range(1, 90).Select(i => $"{i}"), .. Enumerable.Repeat("n/a", 10)]));

    [Fact]
    public void Without_values_there_is_no_share() => Assert.Equal((InferredType.Text, null), Infer());

    [Fact]
    public void The_range_follows_the_order_of_the_type()
    {
        TypeTally numbers = Tally("9", "10", "-3", "x");
        Assert.Equal(("-3", "10"), numbers.Range(InferredType.Integer));
        TypeTally moments = Tally("2025-01-01 00:30:00+02", "2024-12-31 23:00:00", "2024-12-31");
        Assert.Equal(("2024-12-31", "2024-12-31 23:00:00"), moments.Range(InferredType.Timestamp));
    }

    [Fact]
    public void The_mean_is_exact_to_the_last_digit()
    {
        TypeTally tally = new();
        tally.Add("0.1"u8, 7);
        tally.Add("0.2"u8, 3);
        Assert.Equal(0.13, tally.Mean(InferredType.Decimal));
    }

    [Fact]
    public void Numbers_near_the_end_of_a_decimal_do_not_break_the_mean()
    {
        TypeTally tally = new();
        for (int i = 0; i < 100; i++) tally.Add("7000000000000000000000000000"u8, 1_000_000);
        Assert.Equal(7e27, tally.Mean(InferredType.Decimal)!.Value, 1e15);
    }

    [Fact]
    public void Text_that_only_looks_like_JSON_is_tried_no_more_than_a_thousand_times()
    {
        TypeTally tally = new();
        for (int i = 0; i < 1_001; i++) tally.Add("[sic]"u8, 1);
        Assert.Equal(InferredType.Text, tally.Add("[1]"u8, 1));
    }

    private static (InferredType Type, double? Share) Infer(params string[] values) => Tally(values).Infer();

    private static TypeTally Tally(params string[] values)
    {
        TypeTally tally = new();
        foreach (string value in values) tally.Add(Encoding.UTF8.GetBytes(value), 1);
        return tally;
    }
}
