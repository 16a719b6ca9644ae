namespace EtlTools.Sources;

/// <summary>Why a record was refused.</summary>
public enum RejectReason
{
    /// <summary>It has more or fewer fields than the header.</summary>
    FieldCount,

    /// <summary>A quote inside an unquoted field, or text after a closing quote.</summary>
    Quoting,

    /// <summary>A quoted field that is never closed.</summary>
    UnclosedQuote,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A byte 0, which no text of PostgreSQL can hold.</summary>
    NulByte,

    /// <summary>A line longer than a record may be.</summary>
    RecordTooLong,

    /// <summary>A value that is there and cannot be read: a list or a provider of a database failed.</summary>
    UnreadableValue,

    /// <summary>A value nested deeper than 64 levels.</summary>
    NestedTooDeep,
}
