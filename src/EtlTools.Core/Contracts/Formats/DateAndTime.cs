namespace EtlTools.Contracts.Formats;

/// <summary>Dates and times of RFC 3339.</summary>
internal static class DateAndTime
{
    private const int DateLength = 10;

    /// <summary>A day: <c>2024-02-29</c>.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-') return false;
        int year = Digits(text[..4]);
        int month = Digits(text[5..7]);
        int day = Digits(text[8..]);

        // The year 0 of RFC 3339 is a leap year, and none of .NET; 2000 has the same days.
        return year >= 0 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }

    /// <summary>A time with its distance from UTC: <c>08:30:06.283185Z</c>, <c>08:30:06+01:00</c>.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':') return false;
        int hour = Digits(text[..2]);
        int minute = Digits(text[3..5]);
        int second = Digits(text[6..8]);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60) return false;

        ReadOnlySpan<byte> rest = text[8..];
        if (rest[0] == '.')
        {
            int end = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end <= 0) return false;
            rest = rest[(end + 1)..];
        }

        if (Offset(rest) is not { } offset) return false;
        const int Day = 24 * 60;
        return second < 60 || ((((hour * 60) + minute - offset) % Day) + Day) % Day == Day - 1;
    }

    /// <summary>Both: <c>2024-02-29T08:30:06Z</c>.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > DateLength
        && (text[DateLength] | 0x20) == 't'
        && IsDate(text[..DateLength])
        && IsTime(text[(DateLength + 1)..]);

    // In minutes.
    private static int? Offset(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z' or (byte)'z']) return 0;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':') return null;
        int hour = Digits(text[1..3]);
        int minute = Digits(text[4..]);
        if (hour is < 0 or > 23 || minute is < 0 or > 59) return null;
        return ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            value = (value * 10) + digit - '0';
        }

        return value;
    }
}
