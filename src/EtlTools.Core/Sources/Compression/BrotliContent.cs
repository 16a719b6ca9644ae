using System.Buffers;
using System.IO.Compression;

namespace EtlTools.Sources.Compression;

/// <summary>Unpacks brotli (RFC 7932), which has no checksum, and checks what BrotliStream does not: that its end is
/// there, and nothing behind it.</summary>
/// <param name="packed">The packed bytes; disposed with this.</param>
internal sealed class BrotliContent(Stream packed) : ReadOnlyStream
{
    private const string Name = "brotli";

    private readonly byte[] _input = new byte[64 * 1024];
    private BrotliDecoder _decoder;
    private int _taken;
    private int _count;
    private bool _isDone;

    public override int Read(Span<byte> buffer)
    {
        while (!_isDone && !buffer.IsEmpty)
        {
            OperationStatus status = _decoder.Decompress(
                _input.AsSpan(_taken, _count - _taken), buffer, out int taken, out int written);
            _taken += taken;
            _isDone = status == OperationStatus.Done;
            if (written > 0) return written;
            if (status == OperationStatus.InvalidData) throw PackedFault.Damaged(Name);
            if (status == OperationStatus.NeedMoreData && !Fill()) throw PackedFault.Truncated(Name);
        }

        if (!buffer.IsEmpty && (_taken < _count || Fill())) throw PackedFault.Damaged(Name);
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoder.Dispose();
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        int kept = _count - _taken;
        _input.AsSpan(_taken, kept).CopyTo(_input);
        int read = packed.Read(_input.AsSpan(kept));
        _taken = 0;
        _count = kept + read;
        return read > 0;
    }
}
