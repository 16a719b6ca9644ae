using EtlTools.Profiling.Sketches;

namespace EtlTools.Tests.Unit.Profiling.Sketches;

public sealed class SpaceSavingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_count_is_never_too_low_nor_higher_than_its_error_and_nothing_frequent_is_missed(int seed)
    {
        const int Counters = 50;
        const int Length = 20_000;
        Dictionary<ulong, long> truth = [];
        SpaceSaving sketch = new(Counters);
        Random random = new(seed);
        for (int i = 0; i < Length; i++)
        {
            // Few values often, many rarely.
            ulong value = Scatter((ulong)(1000 * Math.Pow(random.NextDouble(), 4)));
            truth[value] = truth.GetValueOrDefault(value) + 1;
            Count(sketch, value);
        }

        Dictionary<ulong, int> counters = Enumerable.Range(0, sketch.Count).ToDictionary(sketch.Hash);
        Assert.True(sketch.IsEstimate);
        Assert.Equal(Counters, counters.Count);
        Assert.Equal(Length, counters.Values.Sum(sketch.CountOf));
        foreach ((ulong value, int counter) in counters)
        {
            Assert.InRange(truth[value], sketch.CountOf(counter) - sketch.ErrorOf(counter), sketch.CountOf(counter));
            Assert.InRange(sketch.ErrorOf(counter), 0, Length / Counters);
        }

        IEnumerable<ulong> frequent = truth.Where(value => value.Value > Length / Counters).Select(value => value.Key);
        Assert.All(frequent, value => Assert.Contains(value, counters));
    }

    [Fact]
    public void The_smallest_counter_is_taken_over()
    {
        SpaceSaving sketch = new(3);
        ulong[] values = [1, 1, 1, 2, 2, 3, 4, 5, 5, 6];
        foreach (ulong value in values) Count(sketch, Scatter(value));

        // 4 takes over 3, 5 takes over 4 or 2, whose counts are the same by then, and 6 what is left of them.
        Assert.Equal(
            [(Scatter(1), 3, 0), (Scatter(5), 4, 2), (Scatter(6), 3, 2)],
            Enumerable.Range(0, 3)
                .Select(counter => (sketch.Hash(counter), sketch.CountOf(counter), sketch.ErrorOf(counter)))
                .OrderBy(counter => Array.FindIndex(values, value => Scatter(value) == counter.Item1)));
    }

    [Fact]
    public void Counts_are_exact_while_each_value_has_a_counter()
    {
        SpaceSaving sketch = new(100);
        for (int round = 0; round < 7; round++)
            for (ulong value = 0; value < 100; value++) Count(sketch, Scatter(value));
        Assert.False(sketch.IsEstimate);
        for (int counter = 0; counter < 100; counter++)
            Assert.Equal((7, 0), (sketch.CountOf(counter), sketch.ErrorOf(counter)));
    }

    [Fact]
    public void Values_whose_hashes_fall_on_one_place_are_told_apart()
    {
        SpaceSaving sketch = new(8);
        for (ulong value = 0; value < 1_000; value++) Count(sketch, value << 32);
        Assert.Equal(8, sketch.Count);
        ulong[] kept = [.. Enumerable.Range(0, 8).Select(sketch.Hash)];
        Assert.Equal(8, kept.Distinct().Count());
        Assert.All(kept, hash => Assert.Equal(hash, sketch.Hash(sketch.TryCount(hash, 1))));
    }

    private static void Count(SpaceSaving sketch, ulong value)
    {
        if (sketch.TryCount(value, 1) < 0) sketch.Insert(value, 1);
    }

    private static ulong Scatter(ulong value) => ValueHash.Of(BitConverter.GetBytes(value));
}
