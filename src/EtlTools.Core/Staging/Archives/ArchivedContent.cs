using EtlTools.Sources;

namespace EtlTools.Staging.Archives;

/// <summary>The bytes of an archived file as they were before it was packed.</summary>
/// <param name="content">The bytes; disposed with this.</param>
/// <param name="size">How many there are.</param>
internal sealed class ArchivedContent(Stream content, long size) : ReadOnlyStream
{
    /// <inheritdoc />
    public override long? Size => size;

    public override int Read(Span<byte> buffer) => content.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
