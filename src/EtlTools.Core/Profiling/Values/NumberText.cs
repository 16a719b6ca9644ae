using System.Globalization;

namespace EtlTools.Profiling.Values;

/// <summary>Reads numbers that a decimal holds to the last digit.</summary>
internal static class NumberText
{
    private const int MostDigits = 28;
    private const int DigitsOfUInt64 = 19;
    private const int DigitsOfEveryInt64 = 18;

    /// <summary>Reads a number: sign, digits, a point, an exponent.</summary>
    /// <param name="text">The whole text; no space is allowed.</param>
    /// <param name="number">The number.</param>
    /// <param name="isInteger">Whether it is written without point and exponent, and fits <c>bigint</c>.</param>
    /// <returns>
    /// False for what is no number, or would not be the same when written again: 007 is a code, and not 7.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal number, out bool isInteger)
    {
        number = 0;
        isInteger = false;
        int at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        int start = at;
        int point = -1;
        int significant = 0;
        ulong mantissa = 0;
        for (; at < text.Length; at++)
        {
            uint digit = text[at] - (uint)'0';
            if (digit <= 9)
            {
                if (significant > 0 || digit > 0) significant++;
                mantissa = (mantissa * 10) + digit;
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        int digits = at - start - (point < 0 ? 0 : 1);
        int whole = (point < 0 ? at : point) - start;
        if (digits == 0 || significant > MostDigits || (whole > 1 && text[start] == '0')) return false;
        int fraction = point < 0 ? 0 : at - point - 1;
        if (at < text.Length) return TryParseExponent(text, at, fraction, significant > 0, out number);
        if (fraction > MostDigits) return false;
        number = significant <= DigitsOfUInt64
            ? new decimal((int)mantissa, (int)(mantissa >> 32), 0, text[0] == '-', (byte)fraction)
            : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        isInteger = point < 0
            && (significant <= DigitsOfEveryInt64 || number is >= long.MinValue and <= long.MaxValue);
        return true;
    }

    private static bool TryParseExponent(
        ReadOnlySpan<byte> text, int at, int fraction, bool isNotZero, out decimal number)
    {
        number = 0;
        return text[at] is (byte)'e' or (byte)'E'
            && text.Length - at is > 1 and <= 4
            && int.TryParse(
                text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
            && fraction - exponent <= MostDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && (number != 0) == isNotZero;
    }
}
