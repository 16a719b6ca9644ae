using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class ApportionmentTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000_000)]
    public void The_parts_add_up_to_the_whole(int total)
    {
        int[] parts = Apportionment.Share(total, [3, 0, 1_000_000_000_000, 5, 999_999_999_999]);
        Assert.Equal(total, parts.Sum());
        Assert.All(parts, part => Assert.True(part >= 0));
        Assert.Equal(0, parts[1]);
    }

    [Fact]
    public void The_parts_follow_the_weights() => Assert.Equal([10, 20, 70], Apportionment.Share(100, [1, 2, 7]));

    [Fact]
    public void Without_weights_nothing_is_given() => Assert.Equal([0, 0], Apportionment.Share(5, [0, 0]));

    [Theory]
    [InlineData(50_000, 50, 2_500)]
    [InlineData(99, 5, 0)]
    [InlineData(100, 5, 1)]
    [InlineData(10_000_000, 999, 9_990_000)]
    public void A_share_is_rounded_half_up(int total, int permille, int expected) =>
        Assert.Equal(expected, Apportionment.Permille(total, permille));
}
