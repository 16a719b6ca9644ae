namespace EtlTools.Sources;

/// <summary>A line as it stands in the file, whatever its quotes say.</summary>
/// <param name="Raw">Its first bytes, without the line break; at most <see cref="RejectedRow.MaxRawBytes"/>.</param>
/// <param name="Length">Its length in bytes, without the line break.</param>
/// <param name="NextOffset">Where the next line starts; the file's length when there is none.</param>
internal readonly record struct PhysicalLine(byte[] Raw, long Length, long NextOffset)
{
    /// <summary>Reads the line that starts at an offset; what lies before its end is not kept, however long it is.</summary>
    public static PhysicalLine Read(SourceStream source, long offset)
    {
        byte[] block = new byte[64 * 1024];
        using MemoryStream raw = new();
        long position = offset;
        while (true)
        {
            source.GoTo(position);
            source.Release(position);
            int count = source.Peek(position, block);

            // Looking ahead takes a fault for the end; reading tells them apart.
            if (count == 0) count = source.Read(block.AsSpan());
            int end = block.AsSpan(0, count).IndexOfAny((byte)'\r', (byte)'\n');
            int taken = end < 0 ? count : end;
            raw.Write(block, 0, (int)Math.Min(taken, RejectedRow.MaxRawBytes - raw.Length));
            position += taken;
            if (end >= 0 || count == 0)
                return new(raw.ToArray(), position - offset, position + BreakLength(source, position));
        }
    }

    private static int BreakLength(SourceStream source, long offset)
    {
        Span<byte> next = stackalloc byte[2];
        return next[..source.Peek(offset, next)] switch
        {
            [(byte)'\r', (byte)'\n'] => 2,
            [] => 0,
            _ => 1,
        };
    }
}
