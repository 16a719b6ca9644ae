namespace EtlTools.Contracts.Reading;

/// <summary>A reference as <c>$ref</c> and <c>$id</c> write it.</summary>
/// <param name="Uri">What stands before the <c>#</c>.</param>
/// <param name="Fragment">What stands after it, decoded; empty where there is none.</param>
internal readonly record struct UriReference(string Uri, string Fragment)
{
    /// <summary>Takes a reference apart.</summary>
    public static UriReference Of(string text)
    {
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? new(text, "") : new(text[..hash], System.Uri.UnescapeDataString(text[(hash + 1)..]));
    }

    /// <summary>The reference with an absolute URI.</summary>
    public UriReference ResolvedFrom(string baseUri)
    {
        if (Uri.Length == 0) return this with { Uri = baseUri };

        // On Unix a rooted path passes for an absolute URI of a file.
        if (Uri[0] != '/' && System.Uri.TryCreate(Uri, UriKind.Absolute, out _)) return this;
        return System.Uri.TryCreate(baseUri, UriKind.Absolute, out System.Uri? origin)
            && System.Uri.TryCreate(origin, Uri, out System.Uri? resolved)
                ? this with { Uri = resolved.AbsoluteUri }
                : this;
    }
}
