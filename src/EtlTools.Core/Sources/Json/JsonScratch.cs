using System.Text.Json;
using System.Text.Unicode;

namespace EtlTools.Sources.Json;

/// <summary>
/// What is written down while a record is read: texts that do not stand in it as they are, and the first thing that is
/// wrong with it.
/// </summary>
internal sealed class JsonScratch
{
    private const int UsualBytes = 64 * 1024;

    private byte[] _bytes = new byte[UsualBytes];

    /// <summary>How much is written.</summary>
    public int Length { get; private set; }

    /// <summary>What is wrong with the record; null when nothing is.</summary>
    public JsonDefect? Defect { get; private set; }

    /// <summary>Begins with another record.</summary>
    public void Clear()
    {
        Length = 0;
        Defect = null;
        if (_bytes.Length > 16 * UsualBytes) _bytes = new byte[UsualBytes];
    }

    /// <summary>What stands between two places.</summary>
    public Span<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    /// <summary>Writes bytes.</summary>
    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Length += value.Length;
    }

    /// <summary>Writes a byte.</summary>
    public void Append(byte value)
    {
        Room(1)[0] = value;
        Length++;
    }

    /// <summary>Forgets what was written from a place on.</summary>
    public void CutAt(int length) => Length = length;

    /// <summary>Writes the current string or name without its escapes.</summary>
    /// <returns>Where it starts; it ends at <see cref="Length"/>. A defect leaves it empty.</returns>
    public int AppendUnescaped(ref Utf8JsonReader reader)
    {
        int start = Length;
        Span<byte> room = Room(reader.ValueSpan.Length);
        try
        {
            Length += reader.CopyString(room);
        }
        catch (InvalidOperationException)
        {
            bool isText = Utf8.IsValid(reader.ValueSpan);
            Note(
                isText ? RejectReason.LoneSurrogate : RejectReason.InvalidUtf8,
                reader.TokenStartIndex,
                isText ? @"half of a surrogate pair, \uD800 to \uDFFF, stands alone" : "bytes that are not UTF-8");
            return start;
        }

        if (Slice(start, Length - start).Contains((byte)0))
            Note(RejectReason.NulByte, reader.TokenStartIndex, @"\u0000, which no text of PostgreSQL can hold");
        return start;
    }

    /// <summary>Notes what is wrong, unless something was before.</summary>
    /// <param name="reason">Why the record is refused.</param>
    /// <param name="position">Where, in bytes from the record's start.</param>
    /// <param name="found">What was found.</param>
    public void Note(RejectReason reason, long position, string found) => Defect ??= new(reason, position, found);

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + bytes)));
        return _bytes.AsSpan(Length);
    }
}
