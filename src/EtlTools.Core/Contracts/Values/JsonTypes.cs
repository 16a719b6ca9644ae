namespace EtlTools.Contracts.Values;

/// <summary>Types a JSON value can have.</summary>
[Flags]
internal enum JsonTypes
{
    /// <summary>No value at all.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>A number, whole or not.</summary>
    Number = 4,

    /// <summary>Text.</summary>
    String = 8,

    /// <summary>A list.</summary>
    Array = 16,

    /// <summary>Names with values.</summary>
    Object = 32,

    /// <summary>Any of them.</summary>
    All = 63,
}
