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

    [Theory]
    [InlineData(0.9, InferredType.Integer, 0.9)]
    [InlineData(0.91, InferredType.Text, 1.0)]
    public void How_many_have_to_fit_is_for_the_caller_to_say(double enough, InferredType type, double share) =>
        Assert.Equal((type, share), Tally([.. Enumerable.Range(1, 9).Select(i => $"{i}"), "n/a"]).Infer(enough));

    [Fact]
    public void Text_that_only_looks_like_JSON_is_tried_no_more_than_a_thousand_times()
    {
        TypeTally tally = new();
        for (int i = 0; i < 1_001; i++) tally.Add("[sic]"u8, 1);
        Assert.Equal(InferredType.Text, tally.Add("[1]"u8, 1).Type);
    }

    private static (InferredType Type, double? Share) Infer(params string[] values) => Tally(values).Infer(0.95);

    private static TypeTally Tally(params string[] values)
    {
        TypeTally tally = new();
        foreach (string value in values) tally.Add(Encoding.UTF8.GetBytes(value), 1);
        return tally;
    }
}
