using EtlTools.Profiling.Sketches;

namespace EtlTools.Tests.Unit.Profiling.Sketches;

public sealed class KeyTallyTests
{
    [Fact]
    public void Duplicates_are_the_rows_beyond_the_first_and_repeated_rows_all_of_them()
    {
        KeyTally keys = Tally(1_000, "a", "b", "b", "c", "c", "c");
        Assert.Equal((true, 3, 3, 5), (keys.IsExact, keys.Distinct, keys.Duplicates, keys.RepeatedRows));
    }

    [Fact]
    public void Nothing_is_repeated_in_nothing()
    {
        KeyTally keys = Tally(1_000);
        Assert.Equal((true, 0, 0, 0), (keys.IsExact, keys.Distinct, keys.Duplicates, keys.RepeatedRows));
    }

    [Fact]
    public void Up_to_the_bound_every_key_is_counted()
    {
        KeyTally keys = Tally(10_000, [.. Keys(10_000), .. Keys(500)]);
        Assert.Equal((true, 10_000, 500, 1_000), (keys.IsExact, keys.Distinct, keys.Duplicates, keys.RepeatedRows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Beyond_the_bound_the_counts_are_estimates_that_say_so(int seed)
    {
        // Every third key comes three times, in any order.
        string[] rows = [.. Keys(100_000, seed), .. Every(3, seed), .. Every(3, seed)];
        new Random(seed).Shuffle(rows);
        KeyTally keys = Tally(8_000, rows);
        Assert.False(keys.IsExact);
        Assert.InRange(keys.Distinct, 93_000, 107_000);
        Assert.InRange(keys.Duplicates, 59_000, 75_000);
        Assert.InRange(keys.RepeatedRows, 89_000, 111_000);
    }

    [Fact]
    public void A_key_of_the_sample_keeps_its_count_when_the_sample_gets_thinner()
    {
        // Each key comes twice, the second time after many others have left.
        KeyTally keys = Tally(500, [.. Keys(50_000), .. Keys(50_000)]);
        Assert.False(keys.IsExact);
        Assert.Equal((keys.Distinct, 2 * keys.Distinct), (keys.Duplicates, keys.RepeatedRows));
    }

    private static IEnumerable<string> Keys(int count, int seed = 0) =>
        Enumerable.Range(0, count).Select(i => $"{seed}-{i}");

    private static IEnumerable<string> Every(int step, int seed) => Keys(100_000, seed).Where((_, i) => i % step == 0);

    private static KeyTally Tally(int bound, params string[] rows)
    {
        KeyTally keys = new(bound);
        foreach (byte[] row in rows.Select(System.Text.Encoding.UTF8.GetBytes))
            keys.Add(ValueHash.Of(row), ValueHash.Of(row, 1));
        return keys;
    }
}
