using System.Text;
using EtlTools.Staging.Strategies;

namespace EtlTools.Tests.Unit.Staging.Strategies;

public sealed class KeyFilterTests
{
    [Fact]
    public void A_key_that_repeats_is_never_missed()
    {
        for (int repeated = 0; repeated < 1_000; repeated++)
        {
            KeyFilter filter = new(1_000);
            for (int key = 0; key < 1_000; key += 37) Add(filter, $"{key}");
            Add(filter, $"new {repeated}");
            Add(filter, $"new {repeated}");
            Assert.True(filter.MayRepeat);
        }
    }

    [Theory]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(500_000, null)]
    [InlineData(1_000, 0)]
    public void Different_keys_are_taken_for_what_they_are(int keys, int? expected)
    {
        KeyFilter filter = new(expected);
        for (int key = 0; key < keys; key++) Add(filter, $"{key}");
        Assert.False(filter.MayRepeat);
    }

    [Fact]
    public void Columns_of_a_key_are_told_apart()
    {
        KeyFilter filter = new(10);
        Add(filter, "ab", "c");
        Add(filter, "a", "bc");
        Add(filter, "abc", "");
        Add(filter, "", "abc");
        Add(filter, "abc");
        Assert.False(filter.MayRepeat);
        Add(filter, "a", "bc");
        Assert.True(filter.MayRepeat);
    }

    private static void Add(KeyFilter filter, params string[] key)
    {
        foreach (string column in key) filter.Add(Encoding.UTF8.GetBytes(column));
        filter.EndKey();
    }
}
