using System.Text;
using EtlTools.Profiling;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class TypedRangeTests
{
    [Fact]
    public void The_range_follows_the_order_of_the_type()
    {
        TypedRange numbers = Range("9", "10", "-3", "x");
        Assert.Equal(("-3", "10"), numbers.Of(InferredType.Integer));
        TypedRange moments = Range("2025-01-01 00:30:00+02", "2024-12-31 23:00:00", "2024-12-31");
        Assert.Equal(("2024-12-31", "2024-12-31 23:00:00"), moments.Of(InferredType.Timestamp));
        Assert.Equal((null, null), moments.Of(InferredType.Text));
    }

    [Fact]
    public void The_mean_is_exact_to_the_last_digit()
    {
        TypedRange range = new();
        Add(range, "0.1", 7);
        Add(range, "0.2", 3);
        Assert.Equal(0.13, range.Mean(InferredType.Decimal));
        Assert.Null(range.Mean(InferredType.Text));
    }

    [Fact]
    public void Numbers_near_the_end_of_a_decimal_do_not_break_the_mean()
    {
        TypedRange range = new();
        for (int i = 0; i < 100; i++) Add(range, "7000000000000000000000000000", 1_000_000);
        Assert.Equal(7e27, range.Mean(InferredType.Decimal)!.Value, 1e15);
    }

    private static TypedRange Range(params string[] values)
    {
        TypedRange range = new();
        foreach (string value in values) Add(range, value, 1);
        return range;
    }

    private static void Add(TypedRange range, string value, long times)
    {
        byte[] text = Encoding.UTF8.GetBytes(value);
        range.Add(TypedText.Of(text), text, times);
    }
}
