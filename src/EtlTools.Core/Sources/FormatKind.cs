namespace EtlTools.Sources;

/// <summary>How the records of a file are told apart.</summary>
public enum FormatKind
{
    /// <summary>Lines of fields with something between them: CSV, TSV.</summary>
    Delimited,

    /// <summary>Lines of fields that each have their place.</summary>
    FixedWidth,

    /// <summary>JSON: an array, an object that holds one, JSON Lines.</summary>
    Json,
}
