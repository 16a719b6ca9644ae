namespace EtlTools.Contracts.Formats;

/// <summary>Universally unique identifiers, RFC 9562: <c>2eb8aa08-aa98-11ea-b4aa-73b441d16380</c>.</summary>
internal static class UuidText
{
    /// <summary>Whether a text is one.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36) return false;
        for (int i = 0; i < text.Length; i++)
        {
            bool isGood = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigit((char)text[i]);
            if (!isGood) return false;
        }

        return true;
    }
}
