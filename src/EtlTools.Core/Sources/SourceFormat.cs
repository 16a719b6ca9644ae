using EtlTools.Sources.Csv;

namespace EtlTools.Sources;

/// <summary>How the records of a source are written; what is null is found in the source itself.</summary>
public sealed record SourceFormat
{
    /// <summary>Everything is found in the source.</summary>
    public static SourceFormat Default { get; } = new();

    /// <summary>What the records look like; null finds it by what else is said, by the source's name and content.</summary>
    /// <value>null</value>
    public FormatKind? Kind { get; init; }

    /// <summary>
    /// What separates fields, one character or several; <c>\t</c> is a tab. Null is a tab for <c>.tsv</c> and
    /// <c>.tab</c>, else found in the first lines: comma, semicolon, tab, bar, or several signs such as <c>||</c>.
    /// </summary>
    /// <value>null</value>
    public string? Delimiter { get; init; }

    /// <summary>What fields are quoted with, an ASCII character; empty when quotes are text like any other.</summary>
    /// <value>null: <c>"</c>, or nothing when there is an <see cref="Escape"/></value>
    public string? Quote { get; init; }

    /// <summary>
    /// What makes the next character text, a separator or line break too; there are no quotes then. Null when nothing
    /// does.
    /// </summary>
    /// <value>null</value>
    public char? Escape { get; init; }

    /// <summary>What lines that are no records begin with; null when there are none.</summary>
    /// <value>null</value>
    public char? Comment { get; init; }

    /// <summary>How many lines come before the header, or before the first record.</summary>
    /// <value>null: none</value>
    public int? SkipLines { get; init; }

    /// <summary>Whether the first record names the fields; without, they are <c>column_1</c> and so on.</summary>
    /// <value>null: yes, unless <see cref="Header"/> names them or they stand at fixed positions</value>
    public bool? HasHeader { get; init; }

    /// <summary>The names of the fields, where the first record does not name them; a name for each field.</summary>
    /// <value>null</value>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>Which fields are null: unquoted ones that say exactly one of these.</summary>
    /// <value>null: empty ones</value>
    public IReadOnlyList<string>? NullValues { get; init; }

    /// <summary>Whether blanks and tabs around fields, outside of quotes, are no part of them.</summary>
    /// <value>null: they are, except at fixed positions</value>
    public bool? Trim { get; init; }

    /// <summary>Whether each record ends with a separator, which begins no field.</summary>
    /// <value>null: found in the first lines</value>
    public bool? TrailingDelimiter { get; init; }

    /// <summary>The columns, where they stand at fixed positions, in any order; what lies between them is left out.</summary>
    /// <value>null</value>
    public IReadOnlyList<FixedColumn>? Columns { get; init; }

    /// <summary>
    /// The name of the encoding, such as <c>latin1</c>, <c>windows-1252</c> or <c>utf-16</c>; null for UTF-8. A byte order
    /// mark has more weight.
    /// </summary>
    /// <value>null</value>
    public string? Encoding { get; init; }

    /// <summary>The names of encodings that can be asked for; others that the system knows are taken too.</summary>
    public static IReadOnlyList<string> EncodingNames => Encodings.SourceEncoding.Names;

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

    /// <summary>Checks what can be checked without a source.</summary>
    /// <exception cref="Diagnostics.EtlException">It cannot be read, or contradicts itself.</exception>
    public void Check()
    {
        _ = new CsvDialect(this);
        if (RecordPath is not null) _ = Json.RecordPath.Parse(RecordPath);
    }

    /// <summary>This format; what it leaves open is as another one says, where that does not contradict it.</summary>
    public SourceFormat Or(SourceFormat? other) => other is null ? this : this with
    {
        Kind = Kind ?? other.Kind,
        Delimiter = Delimiter ?? (Columns is null ? other.Delimiter : null),
        Quote = Quote ?? (Escape is null ? other.Quote : null),
        Escape = Escape ?? (Quote is null ? other.Escape : null),
        Comment = Comment ?? other.Comment,
        SkipLines = SkipLines ?? other.SkipLines,
        HasHeader = HasHeader ?? (Header is null ? other.HasHeader : null),
        Header = Header ?? (HasHeader is null && Columns is null ? other.Header : null),
        NullValues = NullValues ?? other.NullValues,
        Trim = Trim ?? other.Trim,
        TrailingDelimiter = TrailingDelimiter ?? other.TrailingDelimiter,
        Columns = Columns ?? (Delimiter is null ? other.Columns : null),
        Encoding = Encoding ?? other.Encoding,
        RecordPath = RecordPath ?? other.RecordPath,
        Explode = Explode ?? other.Explode,
    };
}
