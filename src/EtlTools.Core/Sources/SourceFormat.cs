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
}
