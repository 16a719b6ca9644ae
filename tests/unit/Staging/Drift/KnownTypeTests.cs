using EtlTools.Profiling;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class KnownTypeTests
{
    [Theory]
    [InlineData(1.0, 0, 1_000, true)]
    [InlineData(1.0, 1, 1_000, false)]
    [InlineData(0.97, 30, 1_000, true)]
    [InlineData(0.97, 45, 1_000, true)]
    [InlineData(0.97, 60, 1_000, false)]
    [InlineData(0.97, 1_000, 1_000, false)]
    [InlineData(0.95, 1, 1, true)]
    [InlineData(0.95, 3, 3, false)]
    [InlineData(0.9999999, 1, 1_000, false)]
    public void Only_what_chance_explains_is_allowed(double share, long misfits, long count, bool allowed) =>
        Assert.Equal(allowed, new KnownType(InferredType.Integer, share).Allows(misfits, count));

    [Theory]
    [InlineData(1.0, "decimal")]
    [InlineData(0.97, "decimal (97 % of the values)")]
    [InlineData(0.9999999, "decimal (99.9 % of the values)")]
    public void The_share_is_told_where_some_values_do_not_fit(double share, string words) =>
        Assert.Equal(words, new KnownType(InferredType.Decimal, share).ToString());

    [Theory]
    [InlineData(1, 3, 0.5, 0.875)]
    [InlineData(2, 3, 0.5, 0.5)]
    [InlineData(3, 3, 0.5, 0.125)]
    [InlineData(1, 10, 0, 0)]
    public void Chance_counts_the_ways_to_pick(long some, long count, double share, double probability) =>
        Assert.Equal(probability, Chance.OfAtLeast(some, count, share), 12);
}
