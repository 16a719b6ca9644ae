namespace EtlTools.Sources;

/// <summary>The first bytes of a stream, which tell what it is.</summary>
internal static class StreamHead
{
    private const int HeadBytes = 4096;

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="content">The stream; afterwards one that still begins with them.</param>
    /// <returns>At most 4,096 bytes.</returns>
    public static byte[] Look(ref Stream content)
    {
        byte[] head = new byte[HeadBytes];
        int count = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        head = head[..count];
        if (content.CanSeek) content.Position = 0;
        else content = new Joined(head, content);
        return head;
    }

    private sealed class Joined(byte[] head, Stream rest) : ReadOnlyStream
    {
        private int _taken;

        public override int Read(Span<byte> buffer)
        {
            if (_taken == head.Length) return rest.Read(buffer);
            int count = Math.Min(buffer.Length, head.Length - _taken);
            head.AsSpan(_taken, count).CopyTo(buffer);
            _taken += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
