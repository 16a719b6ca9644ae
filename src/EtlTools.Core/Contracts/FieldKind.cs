namespace EtlTools.Contracts;

/// <summary>What a field of a flat record is.</summary>
internal enum FieldKind
{
    /// <summary>Not there: a missing property.</summary>
    Absent,

    /// <summary>A null of a format that has no types: null where the contract allows it, otherwise not there.</summary>
    NoText,

    /// <summary>Text of a format that has no types, such as CSV; the contract says what it is to be read as.</summary>
    Text,

    /// <summary>A JSON string, without quotes and escapes.</summary>
    String,

    /// <summary>A JSON number as it is written.</summary>
    Number,

    /// <summary><c>true</c> of JSON.</summary>
    True,

    /// <summary><c>false</c> of JSON.</summary>
    False,

    /// <summary><c>null</c> of JSON.</summary>
    Null,

    /// <summary>A list or an object as JSON text.</summary>
    Json,
}
