namespace EtlTools.Contracts.Formats;

/// <summary>JSON pointers.</summary>
internal static class Pointers
{
    /// <summary>RFC 6901: <c>/author/id</c>.</summary>
    public static bool IsPointer(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] != '/') return false;
        for (int i = text.IndexOf((byte)'~'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ((byte)'0' or (byte)'1'))) return false;
        }

        return true;
    }

    /// <summary>A number of levels up, then a pointer or <c>#</c>.</summary>
    public static bool IsRelative(ReadOnlySpan<byte> text)
    {
        int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = text.Length;
        if (digits == 0 || (digits > 1 && text[0] == '0')) return false;
        ReadOnlySpan<byte> rest = text[digits..];
        return rest is [(byte)'#'] || IsPointer(rest);
    }
}
