namespace EtlTools.Contracts.Values;

/// <summary>A number as JSON writes it, compared and divided exactly however many digits it has.</summary>
/// <remarks>
/// It is kept as its digits: neither <c>double</c>, for which 0.3 is no multiple of 0.1, nor a big integer, for which
/// 1e999999999 takes all memory. Exponents beyond ±10^17 count as that.
/// </remarks>
internal readonly ref struct JsonNumber
{
    private const long LargestExponent = 100_000_000_000_000_000;

    private readonly ReadOnlySpan<byte> _digits;
    private readonly int _count;
    private readonly bool _isNegative;
    private readonly long _highest;

    /// <summary>Puts a number together from what it tells.</summary>
    /// <param name="digits">See <see cref="Digits"/>.</param>
    /// <param name="count">See <see cref="SignificantDigits"/>.</param>
    /// <param name="isNegative">Whether it is below zero.</param>
    /// <param name="highest">See <see cref="HighestPower"/>.</param>
    public JsonNumber(ReadOnlySpan<byte> digits, int count, bool isNegative, long highest)
    {
        _digits = digits;
        _count = count;
        _isNegative = isNegative;
        _highest = highest;
    }

    /// <summary>From the first digit that is not 0 to the last one, with the point if it is between them.</summary>
    public ReadOnlySpan<byte> Digits => _digits;

    /// <summary>The power of ten of the first digit that is not 0.</summary>
    public long HighestPower => _highest;

    /// <summary>Whether it is less than zero.</summary>
    public bool IsNegative => _isNegative;

    /// <summary>Whether there is nothing but zeros after the point: 1.0 and 1e3 are whole.</summary>
    public bool IsWhole => _count == 0 || Lowest >= 0;

    /// <summary>Whether it is greater than zero.</summary>
    public bool IsPositive => _count > 0 && !_isNegative;

    /// <summary>How many digits there are between the first and the last one that is not 0.</summary>
    public int SignificantDigits => _count;

    // The power of ten of the last digit.
    private long Lowest => _highest - _count + 1;

    /// <summary>Reads a text that is nothing but a number of JSON: no blanks, no plus sign, no leading zeros.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out JsonNumber number)
    {
        number = default;
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> rest = isNegative ? text[1..] : text;

        // Places in the text: of the point, of the first and of the last digit that is not 0.
        int point = -1;
        int first = -1;
        int last = -1;
        int end = 0;
        for (; end < rest.Length; end++)
        {
            uint digit = (uint)rest[end] - '0';
            if (digit > 9 && (rest[end] != '.' || point >= 0)) break;
            if (digit > 9)
            {
                point = end;
                continue;
            }

            if (digit == 0) continue;
            last = end;
            if (first < 0) first = end;
        }

        int whole = point < 0 ? end : point;
        bool isNumber = whole > 0 && (whole == 1 || rest[0] != '0') && end != point + 1;
        if (!isNumber || !TryReadExponent(rest[end..], out long exponent)) return false;
        if (first < 0) return true;
        int count = last - first + (first < whole && whole < last ? 0 : 1);
        long highest = exponent + (first < whole ? whole - 1 - first : whole - first);
        number = new(rest[first..(last + 1)], count, isNegative, highest);
        return true;
    }

    /// <summary>Less than, equal to or greater than zero, as this number is to the other.</summary>
    public int CompareTo(JsonNumber other)
    {
        int sign = Sign;
        if (sign != other.Sign) return sign.CompareTo(other.Sign);
        if (sign == 0) return 0;
        return sign * (_highest == other._highest ? CompareDigits(other) : _highest.CompareTo(other._highest));
    }

    /// <summary>Whether it is the divisor times a whole number.</summary>
    /// <param name="divisor">Above zero, at most 18 significant digits.</param>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (_count == 0) return true;

        // Both end in a digit other than 0, so a longer fraction cannot be a multiple of a shorter one.
        long shift = Lowest - divisor.Lowest;
        if (shift < 0) return false;
        ulong modulus = divisor.Remainder(ulong.MaxValue);
        if (modulus == 1) return true;
        UInt128 remainder = Remainder(modulus);
        UInt128 power = 10 % modulus;
        for (; shift > 0; shift >>= 1)
        {
            if ((shift & 1) != 0) remainder = remainder * power % modulus;
            power = power * power % modulus;
        }

        return remainder % modulus == 0;
    }

    /// <summary>The number as a count; one of more than 18 digits is as good as the largest there is.</summary>
    /// <returns>null when it is below zero or not whole.</returns>
    public long? ToCount()
    {
        if (!IsWhole || _isNegative) return null;
        if (_highest >= 18) return long.MaxValue;
        ulong count = Remainder(ulong.MaxValue);
        for (long power = _count == 0 ? 0 : Lowest; power > 0; power--) count *= 10;
        return (long)count;
    }

    /// <inheritdoc />
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Sign);
        hash.Add(_highest);
        foreach (byte digit in _digits)
        {
            if (digit != '.') hash.Add(digit);
        }

        return hash.ToHashCode();
    }

    private int Sign => _count == 0 ? 0 : _isNegative ? -1 : 1;

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        exponent = 0;
        if (text.IsEmpty) return true;
        if ((text[0] | 0x20) != 'e') return false;
        bool isNegative = text.Length > 1 && text[1] == '-';
        ReadOnlySpan<byte> digits = text.Length > 1 && text[1] is (byte)'-' or (byte)'+' ? text[2..] : text[1..];
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        foreach (byte digit in digits) exponent = Math.Min((exponent * 10) + digit - '0', LargestExponent);
        if (isNegative) exponent = -exponent;
        return true;
    }

    private int CompareDigits(JsonNumber other)
    {
        int mine = 0;
        int theirs = 0;
        while (mine < _digits.Length && theirs < other._digits.Length)
        {
            if (_digits[mine] == '.') mine++;
            if (other._digits[theirs] == '.') theirs++;
            int order = _digits[mine++].CompareTo(other._digits[theirs++]);
            if (order != 0) return order;
        }

        return _count.CompareTo(other._count);
    }

    // The digits as a whole number, modulo at most 10^18, or as they are when they are at most 18.
    private ulong Remainder(ulong modulus)
    {
        ulong remainder = 0;
        foreach (byte digit in _digits)
        {
            if (digit != '.') remainder = ((remainder * 10) + digit - '0') % modulus;
        }

        return remainder;
    }
}
