using System.Security.Cryptography;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Staging;

public sealed class Md5LanesTests
{
    [Fact]
    public void Every_length_gives_the_hash_of_the_platform()
    {
        Random random = new(1321);
        byte[] buffer = new byte[4_096];
        random.NextBytes(buffer);
        for (int round = 0; round < 2_000; round++)
        {
            Range[] messages = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Message(random, round))];
            byte[] hashes = new byte[Md5Lanes.Count * Md5Lanes.HashBytes];
            Md5Lanes.Hash(buffer, messages, hashes);
            for (int i = 0; i < messages.Length; i++)
                Assert.Equal(Platform(buffer.AsSpan(messages[i])), hashes[(i * 16)..((i + 1) * 16)]);
        }
    }

    private static Range Message(Random random, int round)
    {
        int start = random.Next(1_000);
        int length = round < 1_000 ? (round + random.Next(70)) % 300 : random.Next(3_000);
        return start..(start + length);
    }

#pragma warning disable CA5351 // The hash under test.
    private static byte[] Platform(ReadOnlySpan<byte> message) => MD5.HashData(message);
#pragma warning restore CA5351
}
