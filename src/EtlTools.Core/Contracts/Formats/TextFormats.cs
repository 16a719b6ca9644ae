using System.Collections.Frozen;

namespace EtlTools.Contracts.Formats;

/// <summary>The forms that <c>format</c> can ask for.</summary>
/// <remarks>
/// Not among them are those that need the tables of IDNA to be decided rightly, <c>hostname</c> too, whose labels may
/// begin with <c>xn--</c>; and <c>regex</c>, of which more is sound than <see cref="Patterns.TextPattern"/> takes.
/// </remarks>
internal static class TextFormats
{
    /// <summary>Each by its name.</summary>
    public static FrozenDictionary<string, TextFormat> All { get; } = new Dictionary<string, TextFormat>
    {
        ["date"] = DateAndTime.IsDate,
        ["time"] = DateAndTime.IsTime,
        ["date-time"] = DateAndTime.IsDateTime,
        ["email"] = MailAddress.Is,
        ["ipv4"] = NetworkAddress.IsVersion4,
        ["ipv6"] = NetworkAddress.IsVersion6,
        ["json-pointer"] = Pointers.IsPointer,
        ["relative-json-pointer"] = Pointers.IsRelative,
        ["uri"] = Rfc3986.IsUri,
        ["uri-reference"] = Rfc3986.IsReference,
        ["uuid"] = UuidText.Is,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
