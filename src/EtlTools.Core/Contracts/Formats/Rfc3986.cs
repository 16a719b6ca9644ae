using EtlTools.Contracts.Patterns;

namespace EtlTools.Contracts.Formats;

/// <summary>Addresses of RFC 3986.</summary>
internal static class Rfc3986
{
    private const string Plain = "-A-Za-z0-9._~!$&'()*+,;=";
    private const string Percent = "%[0-9A-Fa-f]{2}";
    private const string Segment = $"(?:[{Plain}:@]|{Percent})";
    private const string Host = $"(?:\\[[0-9A-Fa-f:.]+\\]|\\[v[0-9A-Fa-f]+\\.[{Plain}:]+\\]|(?:[{Plain}]|{Percent})*)";
    private const string Authority = $"//(?:(?:[{Plain}:]|{Percent})*@)?{Host}(?::[0-9]*)?(?:/{Segment}*)*";
    private const string Tail = $"(?:\\?(?:{Segment}|[/?])*)?(?:#(?:{Segment}|[/?])*)?$";

    private static readonly TextPattern s_uri = TextPattern.Of(
        $"^[A-Za-z][A-Za-z0-9+.-]*:(?:{Authority}|/?(?:{Segment}+(?:/{Segment}*)*)?){Tail}");

    // Without a scheme, the first segment must have no colon.
    private static readonly TextPattern s_relative = TextPattern.Of(
        $"^(?:{Authority}|/(?:{Segment}+(?:/{Segment}*)*)?|(?:(?:[{Plain}@]|{Percent})+(?:/{Segment}*)*)?){Tail}");

    /// <summary>An absolute address: <c>https://example.com/a?b#c</c>.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text) => s_uri.IsMatch(text) && HasSoundLiteral(text);

    /// <summary>An absolute or a relative one: <c>../a</c>.</summary>
    public static bool IsReference(ReadOnlySpan<byte> text) =>
        IsUri(text) || (s_relative.IsMatch(text) && HasSoundLiteral(text));

    // An address in brackets can only stand in the authority.
    private static bool HasSoundLiteral(ReadOnlySpan<byte> text)
    {
        int start = text.IndexOf((byte)'[');
        if (start < 0 || text[start + 1] is (byte)'v') return true;
        return NetworkAddress.IsVersion6(text[(start + 1)..text.IndexOf((byte)']')]);
    }
}
