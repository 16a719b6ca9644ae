using System.Text;
using EtlTools.Profiling.Sketches;

namespace EtlTools.Tests.Unit.Profiling.Sketches;

public sealed class HyperLogLogTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    [InlineData(400_000)]
    public void Estimates_lie_within_four_standard_errors(int distinct)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            HyperLogLog sketch = new();
            for (int i = 0; i < distinct; i++) sketch.Add(Hash(i, seed));
            Assert.InRange(Math.Abs(sketch.Estimate() - distinct), 0, 4 * HyperLogLog.StandardError * distinct);
        }
    }

    [Fact]
    public void The_error_over_many_seeds_is_the_one_that_is_promised()
    {
        const int Distinct = 30_000;
        double squares = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            HyperLogLog sketch = new();
            for (int i = 0; i < Distinct; i++) sketch.Add(Hash(i, seed));
            squares += Math.Pow(((double)sketch.Estimate() / Distinct) - 1, 2);
        }

        // The mean of 100 squares strays from the variance by a factor of 1.5 less than once in 1,000 times.
        Assert.InRange(Math.Sqrt(squares / 100), 0, HyperLogLog.StandardError * Math.Sqrt(1.5));
    }

    [Fact]
    public void A_value_seen_again_changes_nothing()
    {
        HyperLogLog once = new();
        HyperLogLog often = new();
        for (int i = 0; i < 30_000; i++)
        {
            once.Add(Hash(i, 1));
            for (int times = 0; times < 3; times++) often.Add(Hash(i, 1));
        }

        Assert.Equal(once.Estimate(), often.Estimate());
    }

    private static ulong Hash(int value, int seed) =>
        ValueHash.Of(Encoding.UTF8.GetBytes($"customer-{seed}-{value}"));
}
