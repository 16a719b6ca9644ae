using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Encodings;

/// <summary>Makes UTF-8 of text in another encoding.</summary>
/// <remarks>
/// Half of a surrogate pair in UTF-16 comes as the three bytes it would have in UTF-8 if it were allowed there. No UTF-8
/// holds them, so the record that has it is refused, and shows it; the others are read. Where other encodings hold
/// bytes that are no character, it is not known where the next one starts, and reading ends.
/// </remarks>
/// <param name="content">The text, behind its byte order mark; disposed with this.</param>
/// <param name="encoding">How it is written; it throws where bytes are no character of it.</param>
/// <param name="start">Where in the source the text starts, in bytes.</param>
internal sealed class TranscodedContent(Stream content, Encoding encoding, int start) : ReadOnlyStream
{
    private const int BlockBytes = 16 * 1024;
    private const int Utf16 = 1200;
    private const int Utf16BigEndian = 1201;

    private readonly byte[] _bytes = new byte[BlockBytes];
    private readonly char[] _characters = new char[encoding.GetMaxCharCount(BlockBytes) + 1];
    private readonly byte[] _text = new byte[3 * (encoding.GetMaxCharCount(BlockBytes) + 1)];
    private readonly Decoder? _decoder = encoding.CodePage is Utf16 or Utf16BigEndian ? null : encoding.GetDecoder();
    private long _bytesRead = start;
    private int _halfUnits;
    private int _halfPairs;
    private int _taken;
    private int _count;
    private bool _isAtEnd;

    public override int Read(Span<byte> buffer)
    {
        while (_taken == _count && !_isAtEnd) Fill();
        int count = Math.Min(buffer.Length, _count - _taken);
        _text.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        int read = content.Read(_bytes.AsSpan(_halfUnits));
        _isAtEnd = read == 0;
        int characters = _halfPairs + (_decoder is null ? Widen(_halfUnits + read) : Decode(_decoder, read));
        _bytesRead += read;
        Encode(_characters.AsSpan(0, characters));
    }

    private int Decode(Decoder decoder, int count)
    {
        try
        {
            return decoder.GetChars(_bytes.AsSpan(0, count), _characters.AsSpan(_halfPairs), flush: _isAtEnd);
        }
        catch (DecoderFallbackException error)
        {
            throw Unreadable(_bytesRead + error.Index, error.BytesUnknown ?? []);
        }
    }

    private int Widen(int count)
    {
        int units = count / sizeof(char);
        MemoryMarshal.Cast<byte, char>(_bytes.AsSpan(0, units * sizeof(char))).CopyTo(_characters.AsSpan(_halfPairs));
        if (encoding.CodePage == Utf16BigEndian == BitConverter.IsLittleEndian)
        {
            Span<ushort> swapped = MemoryMarshal.Cast<char, ushort>(_characters.AsSpan(_halfPairs, units));
            BinaryPrimitives.ReverseEndianness(swapped, swapped);
        }

        _halfUnits = count % sizeof(char);
        if (_halfUnits > 0 && _isAtEnd) throw Unreadable(_bytesRead - 1, [_bytes[0]]);
        if (_halfUnits > 0) _bytes[0] = _bytes[count - 1];
        return units;
    }

    private void Encode(ReadOnlySpan<char> characters)
    {
        _taken = 0;
        _count = 0;
        _halfPairs = 0;
        while (!characters.IsEmpty)
        {
            OperationStatus status = Utf8.FromUtf16(
                characters, _text.AsSpan(_count), out int read, out int written,
                replaceInvalidSequences: false, isFinalBlock: _isAtEnd);
            _count += written;
            characters = characters[read..];
            if (status == OperationStatus.NeedMoreData) break;
            if (characters.IsEmpty) return;
            _text[_count++] = (byte)(0xE0 | (characters[0] >> 12));
            _text[_count++] = (byte)(0x80 | ((characters[0] >> 6) & 0x3F));
            _text[_count++] = (byte)(0x80 | (characters[0] & 0x3F));
            characters = characters[1..];
        }

        _halfPairs = characters.Length;
        characters.CopyTo(_characters);
    }

    private BrokenSourceException Unreadable(long offset, ReadOnlySpan<byte> bytes) => new(
        ErrorIds.StagingEncoding,
        string.Create(
            CultureInfo.InvariantCulture,
            $"the bytes {Convert.ToHexString(bytes)} at byte {offset:N0} of the text are no character of {encoding.WebName}"),
        "Name the encoding it is written in with -Encoding (--encoding), or have it written again.");
}
