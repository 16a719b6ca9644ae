namespace EtlTools.Profiling.Values;

/// <summary>Reads dates and timestamps in the form of ISO 8601, the only one that every setting reads alike.</summary>
internal static class MomentText
{
    private const int DateLength = 10;
    private const int ShortestTime = 5;

    /// <summary>Reads <c>2025-01-31</c>, or with <c>T</c> or a space <c>08:30[:15[.123456]][Z|+02[:00]]</c>.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="ticks">The moment in ticks of 100 ns, UTC where it names a zone.</param>
    /// <param name="isDate">Whether it is a day without a time.</param>
    /// <returns>Whether it is one, and exists in the calendar.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks, out bool isDate)
    {
        ticks = 0;
        isDate = text.Length == DateLength;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || Number(text[..4]) is not (> 0 and int year)
            || Number(text[5..7]) is not (> 0 and <= 12 and int month)
            || Number(text[8..10]) is not (> 0 and int day)
            || day > DateTime.DaysInMonth(year, month)) return false;
        ticks = new DateTime(year, month, day).Ticks;
        if (isDate) return true;
        return text[DateLength] is (byte)' ' or (byte)'T' && TryAddTime(text[(DateLength + 1)..], ref ticks);
    }

    private static bool TryAddTime(ReadOnlySpan<byte> time, ref long ticks)
    {
        if (!TryReadClock(time, out long minutes)) return false;
        ticks += minutes;
        time = time[ShortestTime..];
        if (time.Length >= 3 && time[0] == ':')
        {
            if (Number(time[1..3]) is not (>= 0 and <= 59 and int second)) return false;
            ticks += second * TimeSpan.TicksPerSecond;
            time = time[3..];
            if (time.Length > 0 && time[0] == '.' && !TryAddFraction(ref time, ref ticks)) return false;
        }

        return TryAddZone(time, ref ticks);
    }

    private static bool TryAddFraction(ref ReadOnlySpan<byte> time, ref long ticks)
    {
        int digits = 1;
        long unit = TimeSpan.TicksPerSecond / 10;
        for (; digits < time.Length && char.IsAsciiDigit((char)time[digits]); digits++, unit /= 10)
            ticks += (time[digits] - '0') * unit;
        time = time[digits..];
        return digits is > 1 and <= 10;
    }

    private static bool TryAddZone(ReadOnlySpan<byte> zone, ref long ticks)
    {
        if (zone.Length > 1 && zone[0] == ' ') zone = zone[1..];
        if (zone.IsEmpty || zone is [(byte)'Z']) return true;
        if (zone[0] is not ((byte)'+' or (byte)'-')) return false;
        Span<byte> clock = [(byte)'0', (byte)'0', (byte)':', (byte)'0', (byte)'0'];
        if (zone.Length is not (3 or 5 or 6) || (zone.Length == 6 && zone[3] != ':')) return false;
        zone[1..3].CopyTo(clock);
        if (zone.Length > 3) zone[^2..].CopyTo(clock[3..]);
        if (!TryReadClock(clock, out long offset)) return false;
        ticks += zone[0] == '-' ? offset : -offset;
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < ShortestTime || text[2] != ':'
            || Number(text[..2]) is not (>= 0 and <= 23 and int hour)
            || Number(text[3..5]) is not (>= 0 and <= 59 and int minute)) return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        return true;
    }

    // -1 for what is no number.
    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
