using System.Buffers;
using System.Net;

namespace EtlTools.Contracts.Formats;

/// <summary>Addresses of the Internet Protocol.</summary>
internal static class NetworkAddress
{
    private static readonly SearchValues<byte> s_ofVersion6 = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    /// <summary>Four numbers up to 255 without leading zeros.</summary>
    public static bool IsVersion4(ReadOnlySpan<byte> text)
    {
        int parts = 0;
        foreach (Range part in text.Split((byte)'.'))
        {
            if (++parts > 4 || !IsPart(text[part])) return false;
        }

        return parts == 4;
    }

    /// <summary>RFC 4291, without a zone.</summary>
    public static bool IsVersion6(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExcept(s_ofVersion6) || !text.Contains((byte)':')) return false;
        bool endsInVersion4 = text.Contains((byte)'.');
        if (endsInVersion4 && !IsVersion4(text[(text.LastIndexOf((byte)':') + 1)..])) return false;
        return IPAddress.TryParse(text, out _);
    }

    private static bool IsPart(ReadOnlySpan<byte> part)
    {
        if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')) return false;
        int value = 0;
        foreach (byte digit in part)
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            value = (value * 10) + digit - '0';
        }

        return value <= byte.MaxValue;
    }
}
