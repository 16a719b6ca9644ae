namespace EtlTools.Staging.Drift;

/// <summary>The shape of a text: <c>Jan de Wit, 12-B</c> has that of <c>Anna van Dam, 7-K</c>.</summary>
internal static class TextPattern
{
    private const int Longest = 64;

    /// <summary>A hash of the pattern: runs of letters, of capitals, of digits, and what is between them.</summary>
    public static int HashOf(ReadOnlySpan<byte> text)
    {
        HashCode hash = default;
        byte last = 0;
        foreach (byte unit in text[..Math.Min(text.Length, Longest)])
        {
            byte kind = unit switch
            {
                >= (byte)'0' and <= (byte)'9' => (byte)'9',
                >= (byte)'A' and <= (byte)'Z' => (byte)'A',
                >= (byte)'a' and <= (byte)'z' or >= 0x80 => (byte)'a',
                _ => unit,
            };
            bool isRun = kind == last && kind is (byte)'9' or (byte)'A' or (byte)'a';
            if (!isRun) hash.Add(kind);
            last = kind;
        }

        return hash.ToHashCode();
    }
}
