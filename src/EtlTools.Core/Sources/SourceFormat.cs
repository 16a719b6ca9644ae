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

    /// <summary>The kind of format; null tells it by how the source begins.</summary>
    /// <value>null</value>
    public FormatKind? Kind { get; init; }

    /// <summary>
    /// Where the records stand in a JSON document: <c>$.collector</c>, <c>$.data.items</c>. Null takes the values of an
    /// array at the top, or the values of the file one after the other (JSON Lines).
    /// </summary>
    /// <value>null</value>
    public string? RecordPath { get; init; }

    /// <summary>
    /// Columns of JSON arrays that become rows of tables of their own: those of <c>hashtags</c> land in
    /// <c>{table}_hashtags</c>, each with the key of its parent and its place in the array.
    /// </summary>
    /// <value>null: arrays are text</value>
    public IReadOnlyList<string>? Explode { get; init; }
}
