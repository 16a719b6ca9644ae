namespace EtlTools.Sources;

/// <summary>What the records of a source look like.</summary>
public enum FormatKind
{
    /// <summary>Fields with a separator between them: CSV, TSV and their relatives.</summary>
    Delimited,

    /// <summary>Fields at fixed positions of a line.</summary>
    FixedWidth,

    /// <summary>JSON: an array, an object that holds one, JSON Lines.</summary>
    Json,
}
