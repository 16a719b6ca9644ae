using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class RandomStreamTests
{
    [Fact]
    public void The_numbers_are_those_of_every_machine()
    {
        var random = new RandomStream(42, RandomPurpose.Customer, 1);
        int[] drawn = [random.Next(1000), random.Next(1000), random.Next(1000), random.Next(1000)];
        Assert.Equal([747, 590, 553, 34], drawn);
    }

    [Fact]
    public void Seed_purpose_and_row_each_give_other_numbers()
    {
        int[][] streams =
        [
            Draw(new RandomStream(1, RandomPurpose.Customer, 1)),
            Draw(new RandomStream(2, RandomPurpose.Customer, 1)),
            Draw(new RandomStream(1, RandomPurpose.Product, 1)),
            Draw(new RandomStream(1, RandomPurpose.Customer, 2)),
            Draw(new RandomStream(-1, RandomPurpose.Customer, 1)),
        ];
        Assert.Equal(streams.Length, streams.Select(numbers => string.Join(',', numbers)).Distinct().Count());
    }

    [Fact]
    public void Every_number_below_the_bound_is_as_likely()
    {
        var random = new RandomStream(7, RandomPurpose.Items, 1);
        var counts = new int[10];
        for (int i = 0; i < 100_000; i++)
            counts[random.Next(10)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void The_first_numbers_of_neighbouring_rows_are_as_likely()
    {
        var counts = new int[10];
        for (int row = 0; row < 100_000; row++)
            counts[new RandomStream(7, RandomPurpose.Items, row).Next(10)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Between_includes_both_ends()
    {
        var random = new RandomStream(7, RandomPurpose.Items, 1);
        IEnumerable<int> drawn = Enumerable.Range(0, 1000).Select(_ => random.Between(3, 5));
        Assert.Equal([3, 4, 5], drawn.Distinct().Order());
    }

    private static int[] Draw(RandomStream random) => [.. Enumerable.Range(0, 4).Select(_ => random.Next(1_000_000))];
}
