namespace EtlTools.Contracts.Formats;

/// <summary>Names of hosts, RFC 1123: labels of letters, digits and hyphens.</summary>
internal static class HostName
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    /// <summary>Whether a text is one.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.Length > MaxLength) return false;
        foreach (Range label in text.Split((byte)'.'))
        {
            if (!IsLabel(text[label])) return false;
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<byte> label)
    {
        if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-') return false;
        foreach (byte character in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character != '-') return false;
        }

        return true;
    }
}
