namespace EtlTools.Tests.Unit.Sources;

/// <summary>Bytes as they come through a pipe: a few at a time, and never again.</summary>
internal sealed class OneWayStream(Stream content, int most = 1_000) : Stream
{
    public OneWayStream(byte[] bytes, int most = 1_000)
        : this(new MemoryStream(bytes), most)
    {
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, Math.Min(count, most));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
