namespace EtlTools.Tests.Unit.Sources.Json;

/// <summary>A stream that hands out a few bytes at a time.</summary>
internal sealed class PiecewiseStream(byte[] bytes, Random random) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        base.Read(buffer, offset, Math.Min(count, random.Next(1, 40)));
}
