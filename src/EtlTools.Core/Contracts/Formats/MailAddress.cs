using System.Buffers;

namespace EtlTools.Contracts.Formats;

/// <summary>Addresses of mail, <c>Mailbox</c> of RFC 5321.</summary>
internal static class MailAddress
{
    private static readonly SearchValues<byte> s_atom = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~"u8);

    /// <summary>Whether a text is one.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        int at = text.LastIndexOf((byte)'@');
        return at > 0 && IsLocalPart(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocalPart(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'"', .., (byte)'"']) return text.Length > 1 && IsQuoted(text[1..^1]);
        foreach (Range atom in text.Split((byte)'.'))
        {
            if (text[atom].IsEmpty || text[atom].ContainsAnyExcept(s_atom)) return false;
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return false;
            if (i >= text.Length || text[i] is < 0x20 or > 0x7E) return false;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'[', .. var literal, (byte)']']) return HostName.Is(text);
        ReadOnlySpan<byte> tag = "IPv6:"u8;
        return literal.StartsWith(tag)
            ? NetworkAddress.IsVersion6(literal[tag.Length..])
            : NetworkAddress.IsVersion4(literal);
    }
}
