using System.Numerics;
using EtlTools.Profiling.Sketches;

namespace EtlTools.Tests.Unit.Profiling.Sketches;

public sealed class ValueHashTests
{
    [Fact]
    public void Every_bit_of_a_value_of_any_length_changes_about_half_of_the_hash()
    {
        Random random = new(7);
        for (int length = 1; length < 70; length++)
        {
            byte[] value = new byte[length];
            random.NextBytes(value);
            ulong hash = ValueHash.Of(value);
            for (int bit = 0; bit < length * 8; bit++)
            {
                value[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.InRange(BitOperations.PopCount(hash ^ ValueHash.Of(value)), 10, 54);
                value[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void The_length_counts()
    {
        byte[] zeros = new byte[100];
        IEnumerable<ulong> hashes = Enumerable.Range(0, 101).Select(length => ValueHash.Of(zeros.AsSpan(0, length)));
        Assert.Equal(101, hashes.Distinct().Count());
    }

    [Fact]
    public void Chained_values_keep_their_boundary() =>
        Assert.NotEqual(
            ValueHash.Of("c"u8, ValueHash.Of("ab"u8)), ValueHash.Of("bc"u8, ValueHash.Of("a"u8)));

    [Fact]
    public void It_is_the_same_in_every_process() =>
        Assert.Equal(6946680388257065698UL, ValueHash.Of("São Paulo"u8));
}
