namespace EtlTools.Sources;

/// <summary>How the records of a source are written; what is null is found in the source itself.</summary>
public sealed record SourceFormat
{
    /// <summary>Everything is found in the source.</summary>
    public static SourceFormat Default { get; } = new();

    /// <summary>
    /// What separates fields, an ASCII character; null is a tab for <c>.tsv</c> and <c>.tab</c>, else found in the first
    /// lines among comma, semicolon, tab and bar.
    /// </summary>
    /// <value>null</value>
    public char? Delimiter { get; init; }

    /// <summary>
    /// The name of the encoding, such as <c>latin1</c>, <c>windows-1252</c> or <c>utf-16</c>; null for UTF-8. A byte order
    /// mark has more weight.
    /// </summary>
    /// <value>null</value>
    public string? Encoding { get; init; }

    /// <summary>The names of encodings that can be asked for; others that the system knows are taken too.</summary>
    public static IReadOnlyList<string> EncodingNames => Encodings.SourceEncoding.Names;
}
