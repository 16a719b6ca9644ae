using System.Buffers.Text;
using System.Text;

namespace EtlTools.Profiling.Values;

/// <summary>What one text is, seen by itself, and its place in the order of its type.</summary>
/// <param name="Type">The narrowest type it fits.</param>
/// <param name="Number">Its value where it is a number, else 0.</param>
/// <param name="Ticks">Its moment in ticks of 100 ns where it is a date or a timestamp, else 0.</param>
internal readonly record struct TypedText(InferredType Type, decimal Number = 0, long Ticks = 0)
{
    private const int UuidLength = 36;
    private const int LongestBoolean = 5;

    private static readonly byte[][] s_booleans =
        [.. "true false t f yes no y n on off".Split(' ').Select(Encoding.ASCII.GetBytes)];

    /// <summary>Reads a text; nobody else says which type one fits.</summary>
    /// <param name="text">The text in UTF-8; an empty one is text.</param>
    /// <param name="readsJson">Whether what looks like JSON is read to see if it is.</param>
    /// <returns>What it is.</returns>
    public static TypedText Of(ReadOnlySpan<byte> text, bool readsJson = true)
    {
        if (NumberText.TryParse(text, out decimal number, out bool isInteger))
            return new(isInteger ? InferredType.Integer : InferredType.Decimal, Number: number);
        if (MomentText.TryParse(text, out long ticks, out bool isDate))
            return new(isDate ? InferredType.Date : InferredType.Timestamp, Ticks: ticks);
        if (IsBoolean(text)) return new(InferredType.Boolean);
        if (IsUuid(text)) return new(InferredType.Uuid);
        return new(readsJson && JsonText.IsDocument(text) ? InferredType.Json : InferredType.Text);
    }

    private static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == UuidLength
        && Utf8Parser.TryParse(text, out Guid _, out int read, 'D')
        && read == UuidLength;

    private static bool IsBoolean(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestBoolean) return false;
        foreach (byte[] word in s_booleans)
            if (Ascii.EqualsIgnoreCase(text, word)) return true;
        return false;
    }
}
