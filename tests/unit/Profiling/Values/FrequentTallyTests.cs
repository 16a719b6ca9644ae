using System.Text;
using EtlTools.Profiling;
using EtlTools.Profiling.Sketches;
using EtlTools.Profiling.Values;

namespace EtlTools.Tests.Unit.Profiling.Values;

public sealed class FrequentTallyTests
{
    [Fact]
    public void The_most_frequent_come_first_and_ties_in_their_order()
    {
        FrequentTally tally = Tally("b", "a", "c", "c");
        Assert.Equal(["c (2)", "a (1)", "b (1)"], tally.Top(10).Select(value => value.ToString()));
        Assert.Equal("c (2)", Assert.Single(tally.Top(1)).ToString());
    }

    [Fact]
    public void In_a_column_of_unique_values_none_is_frequent() =>
        Assert.Empty(Tally([.. Enumerable.Range(0, 3 * FrequentTally.Counters).Select(i => $"{i}")]).Top(10));

    [Fact]
    public void What_stands_out_among_unique_values_is_found_and_marked_as_an_estimate()
    {
        string[] values = [.. Enumerable.Range(0, 40_000).Select(i => i < 20_000 || i % 4 > 0 ? $"{i}" : "often")];
        FrequentTally tally = Tally(values);
        FrequentValue often = Assert.Single(tally.Top(10));
        Assert.Equal(("often", true), (often.Value, often.IsEstimate));
        Assert.InRange(5_000, often.Count - often.Error, often.Count);
        Assert.StartsWith("often (~", often.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut_between_characters()
    {
        FrequentValue value = Assert.Single(Tally("x" + new string('ä', 500)).Top(10));
        Assert.True(value.IsCut);
        Assert.Equal("x" + new string('ä', 127) + "…", value.Value);
    }

    private static FrequentTally Tally(params string[] values)
    {
        FrequentTally tally = new();
        foreach (byte[] value in values.Select(Encoding.UTF8.GetBytes))
        {
            ulong hash = ValueHash.Of(value);
            if (tally.TryCount(hash) < 0) tally.Insert(hash, value);
        }

        return tally;
    }
}
