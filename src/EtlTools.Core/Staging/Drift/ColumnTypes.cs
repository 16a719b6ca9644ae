using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EtlTools.Staging.Drift;

/// <summary>Tells types of texts apart.</summary>
internal static class ColumnTypes
{
    private const int DateLength = 10;
    private const int UuidLength = 36;
    private const int LongestNumber = 40;
    private const int LongestMoment = 40;

    private static readonly byte[][] s_booleans =
        [.. "true false t f yes no y n".Split(' ').Select(Encoding.ASCII.GetBytes)];

    /// <summary>The narrowest type of a text.</summary>
    public static ColumnType Of(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return ColumnType.Text;
        if (IsNumber(text, out bool isInteger)) return isInteger ? ColumnType.Integer : ColumnType.Decimal;
        if (IsMoment(text)) return text.Length == DateLength ? ColumnType.Date : ColumnType.Timestamp;
        if (text.Length == UuidLength && Utf8Parser.TryParse(text, out Guid _, out int read, 'D') && read == UuidLength)
            return ColumnType.Uuid;
        foreach (byte[] word in s_booleans)
            if (Ascii.EqualsIgnoreCase(text, word)) return ColumnType.Boolean;
        return ColumnType.Text;
    }

    /// <summary>Whether a column of one type holds values of another.</summary>
    public static bool Holds(this ColumnType column, ColumnType value) =>
        column == value
        || column == ColumnType.Text
        || (column, value) is (ColumnType.Decimal, ColumnType.Integer) or (ColumnType.Timestamp, ColumnType.Date);

    private static bool IsNumber(ReadOnlySpan<byte> text, out bool isInteger)
    {
        isInteger = false;
        ReadOnlySpan<byte> digits = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        bool isCode = digits is [(byte)'0', >= (byte)'0' and <= (byte)'9', ..];
        if (isCode || digits.IsEmpty || digits.Length > LongestNumber || !IsDigitOrPoint(digits[0])) return false;
        isInteger = !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        return isInteger || double.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out _);
    }

    private static bool IsDigitOrPoint(byte letter) => letter is (byte)'.' or (>= (byte)'0' and <= (byte)'9');

    private static bool IsMoment(ReadOnlySpan<byte> text)
    {
        if (text.Length is < DateLength or > LongestMoment || text[4] != '-' || text[7] != '-') return false;
        if (text.Length > DateLength && text[DateLength] is not ((byte)'T' or (byte)' ')) return false;
        Span<char> characters = stackalloc char[LongestMoment];
        return Ascii.ToUtf16(text, characters, out int length) == System.Buffers.OperationStatus.Done
            && DateTimeOffset.TryParse(
                characters[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }
}
