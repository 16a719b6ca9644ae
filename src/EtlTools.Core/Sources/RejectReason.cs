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

    /// <summary>What is not JSON: a syntax error, an unknown escape, a record that ends too early.</summary>
    InvalidJson,

    /// <summary>A JSON value that is no object, where a record was expected.</summary>
    NotAnObject,

    /// <summary>An object of JSON that has a property twice.</summary>
    DuplicateProperty,

    /// <summary>An escaped half of a surrogate pair, which is no character, in a JSON text.</summary>
    LoneSurrogate,

    /// <summary>More objects and lists inside each other than a record may have.</summary>
    TooDeep,

    /// <summary>It is not what the contract of its source says.</summary>
    Contract,

    /// <summary>It has a value that the source's table does not know, and the drift policy is discard_row.</summary>
    Drift,

    /// <summary>A column of the key is null, in a load that needs one.</summary>
    NullKey,

    /// <summary>A value that is there and cannot be read: a list or a provider of a database failed.</summary>
    UnreadableValue,

    /// <summary>A mended record that has no JSON array where its load made rows of other tables.</summary>
    NotAnArray,
}
