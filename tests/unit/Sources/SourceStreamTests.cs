using System.Security.Cryptography;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources;

public sealed class SourceStreamTests
{
    private static readonly byte[] s_bytes = RandomNumberGenerator.GetBytes(1_000_000);

    public static TheoryData<bool> BothWays { get; } = [true, false];

    [Theory]
    [MemberData(nameof(BothWays))]
    public void What_is_kept_can_be_read_again(bool canSeek)
    {
        using SourceStream source = Open(canSeek);
        Random random = new(3);
        byte[] block = new byte[200_000];
        long kept = 0;
        for (int i = 0; i < 200 && source.Position < s_bytes.Length; i++)
        {
            source.Keep(kept, line: 1);
            long start = source.Position;
            int count = source.Read(block.AsSpan(0, random.Next(1, block.Length)));
            Assert.Equal(s_bytes.AsSpan((int)start, count), block.AsSpan(0, count));
            if (random.Next(3) == 0) kept = random.NextInt64(kept, source.Position + 1);
            if (random.Next(3) == 0) source.GoTo(kept);
        }
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public void Looking_ahead_does_not_move(bool canSeek)
    {
        using SourceStream source = Open(canSeek);
        byte[] ahead = new byte[300_000];
        Assert.Equal(ahead.Length, source.Peek(500_000, ahead));
        Assert.Equal(s_bytes.AsSpan(500_000, ahead.Length), ahead.AsSpan());
        Assert.Equal(2, source.Peek(s_bytes.Length - 2, ahead));
        Assert.Equal(0, source.Position);
        Assert.Equal(s_bytes, ReadToEnd(source));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public void The_digest_is_that_of_all_bytes_whatever_was_skipped_or_read_twice(bool canSeek)
    {
        using SourceStream source = Open(canSeek);
        source.GoTo(10_000);
        source.Keep(10_000, line: 2);
        _ = ReadToEnd(source);
        source.GoTo(10_000);
        _ = ReadToEnd(source);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(s_bytes)), source.Sha256());
    }

    [Fact]
    public void What_came_through_a_pipe_and_was_not_kept_is_gone()
    {
        using SourceStream source = Open(canSeek: false);
        _ = ReadToEnd(source);
        source.GoTo(0);
        Assert.Throws<InvalidOperationException>(() => source.Read(new byte[1]));
    }

    [Fact]
    public void A_line_of_any_length_is_passed_in_constant_memory()
    {
        const int LineBytes = 200_000_000;
        using SourceStream source = new("stdin", new OneWayStream(new LongLine(LineBytes), most: 64 * 1024));
        source.Keep(0, line: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PhysicalLine line = PhysicalLine.Read(source, 0);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
        Assert.Equal((LineBytes, LineBytes + 2), (line.Length, line.NextOffset));
        Assert.Equal(RejectedRow.MaxRawBytes, line.Raw.Length);
        source.GoTo(line.NextOffset - 1);
        Assert.Equal("\nnext"u8, ReadToEnd(source));
    }

    private static SourceStream Open(bool canSeek) =>
        new("orders.csv", canSeek ? new MemoryStream(s_bytes) : new OneWayStream(s_bytes, most: 30_000));

    private static byte[] ReadToEnd(SourceStream source)
    {
        using MemoryStream all = new();
        source.CopyTo(all);
        return all.ToArray();
    }

    private sealed class LongLine(int length) : MemoryStream
    {
        private long _position;

        public override int Read(byte[] buffer, int offset, int count)
        {
            ReadOnlySpan<byte> end = "\r\nnext"u8;
            int taken = (int)Math.Min(count, length - _position);
            if (taken > 0)
            {
                buffer.AsSpan(offset, taken).Fill((byte)'x');
            }
            else
            {
                end = end[(int)(_position - length)..];
                taken = end.Length;
                end.CopyTo(buffer.AsSpan(offset));
            }

            _position += taken;
            return taken;
        }
    }
}
