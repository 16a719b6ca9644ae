using System.Buffers.Binary;

namespace EtlTools.Profiling.Sketches;

/// <summary>A hash of 64 bits over the bytes of a value; the same in every process, and no secret.</summary>
/// <remarks>
/// Folded multiplication: sixteen bytes at a time are multiplied to 128 bits, whose halves are combined. The constants
/// are the first digits of pi, so that nobody chose them.
/// </remarks>
internal static class ValueHash
{
    private const ulong K0 = 0x243F_6A88_85A3_08D3;
    private const ulong K1 = 0x1319_8A2E_0370_7344;
    private const ulong K2 = 0xA409_3822_299F_31D0;

    /// <summary>The hash of a value.</summary>
    /// <param name="value">Its bytes; their number counts too.</param>
    /// <param name="seed">Another seed gives an independent hash; the hash before it chains several values.</param>
    public static ulong Of(ReadOnlySpan<byte> value, ulong seed = 0)
    {
        ulong length = (ulong)value.Length;
        ulong hash = seed ^ K0;
        while (value.Length > 16)
        {
            hash = Fold(Eight(value) ^ K1, Eight(value[8..]) ^ hash);
            value = value[16..];
        }

        (ulong first, ulong last) = value.Length switch
        {
            >= 8 => (Eight(value), Eight(value[^8..])),
            >= 4 => ((ulong)Four(value), (ulong)Four(value[^4..])),
            > 0 => (((ulong)value[0] << 16) | ((ulong)value[value.Length / 2] << 8) | value[^1], 0UL),
            _ => (0UL, 0UL),
        };
        return Fold(K2 ^ length, Fold(first ^ K1, last ^ hash) ^ K0);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    private static ulong Eight(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static uint Four(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
