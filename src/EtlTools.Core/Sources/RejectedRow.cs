using System.Globalization;
using System.Text;

namespace EtlTools.Sources;

/// <summary>A record that was refused, with what is needed to mend it.</summary>
/// <param name="Line">The physical line on which it starts, from 1.</param>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Expectation">What was found and what was expected.</param>
/// <param name="Raw">Its bytes, at most <see cref="MaxRawBytes"/>.</param>
internal sealed record RejectedRow(long Line, long Offset, RejectReason Reason, string Expectation, byte[] Raw)
{
    /// <summary>How much of a refused record is kept; the rest is still in the file, at <see cref="Offset"/>.</summary>
    public const int MaxRawBytes = 256 * 1024;

    /// <summary>The column, or the JSON path, that is to blame; null for the record as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>Makes one of a record, which may be longer than what is kept.</summary>
    public static RejectedRow Of(
        long line, long offset, RejectReason reason, string expectation, ReadOnlySpan<byte> raw, long length)
    {
        ReadOnlySpan<byte> kept = raw[..Math.Min(raw.Length, MaxRawBytes)];
        string cut = length > kept.Length
            ? string.Create(CultureInfo.InvariantCulture, $" The first {kept.Length:N0} of {length:N0} bytes are kept.")
            : "";
        return new(line, offset, reason, expectation + cut, kept.ToArray());
    }

    /// <summary>Whether <see cref="RawText"/> is not the record itself.</summary>
    public bool NeedsRawBytes => Raw.AsSpan().Contains((byte)0) || !System.Text.Unicode.Utf8.IsValid(Raw);

    /// <summary>The record as text; bytes that are no text are shown as <c>\xNN</c>.</summary>
    public string RawText()
    {
        if (!NeedsRawBytes) return Encoding.UTF8.GetString(Raw);
        StringBuilder text = new(Raw.Length + 16);
        ReadOnlySpan<byte> rest = Raw;
        Span<char> characters = stackalloc char[2];
        while (!rest.IsEmpty)
        {
            bool isText = Rune.DecodeFromUtf8(rest, out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (isText && rune.Value != 0)
                text.Append(characters[..rune.EncodeToUtf16(characters)]);
            else
                foreach (byte value in rest[..length]) text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
            rest = rest[length..];
        }

        return text.ToString();
    }
}
