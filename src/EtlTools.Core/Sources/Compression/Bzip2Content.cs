using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.BZip2;

namespace EtlTools.Sources.Compression;

/// <summary>Unpacks bzip2: one stream, or several one after another as parallel packers write them.</summary>
/// <param name="packed">The packed bytes; disposed with this.</param>
internal sealed class Bzip2Content(Stream packed) : ReadOnlyStream
{
    private const string Name = "bzip2";

    private readonly PackedInput _input = new(packed);
    private BZip2InputStream? _stream;
    private BrokenSourceException? _fault;
    private bool _isFirst = true;

    public override int Read(Span<byte> buffer)
    {
        if (_fault is not null) throw _fault;
        int count = 0;
        try
        {
            while (count < buffer.Length && (_stream is not null || BeginStream()))
            {
                int value = _stream!.ReadByte();
                if (value >= 0) buffer[count++] = (byte)value;
                else EndStream();
            }
        }
        catch (Exception error) when (error is EndOfStreamException or SharpZipBaseException or IndexOutOfRangeException)
        {
            // What was unpacked before is still good.
            _fault = error is EndOfStreamException ? PackedFault.Truncated(Name, error) : PackedFault.Damaged(Name, error);
            if (count == 0) throw _fault;
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            EndStream();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool BeginStream()
    {
        if (!_isFirst && _input.Peek(1).IsEmpty) return false;
        if (_input.Peek(3) is not [(byte)'B', (byte)'Z', (byte)'h'])
            throw _isFirst ? PackedFault.Truncated(Name) : PackedFault.Damaged(Name);
        _isFirst = false;
        _stream = new(_input) { IsStreamOwner = false };
        return true;
    }

    private void EndStream()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
