namespace EtlTools.Profiling.Comparing;

/// <summary>What differs between two profiles.</summary>
public enum ProfileAspect
{
    /// <summary>The number of rows measured.</summary>
    Rows,

    /// <summary>Rows beyond the first of each key, where both profiles counted the same key.</summary>
    Duplicates,

    /// <summary>Whether the column is there.</summary>
    Presence,

    /// <summary>The share of the rows without a value, 0 to 1.</summary>
    NullShare,

    /// <summary>The share of the rows with the empty text, 0 to 1.</summary>
    EmptyShare,

    /// <summary>How many different values there are; estimates differ when their errors do not explain it.</summary>
    Distinct,

    /// <summary>The inferred type.</summary>
    Type,

    /// <summary>The least value in the order of the type.</summary>
    Min,

    /// <summary>The greatest value in the order of the type.</summary>
    Max,

    /// <summary>The length of the shortest value.</summary>
    LengthMin,

    /// <summary>The length of the longest value.</summary>
    LengthMax,

    /// <summary>The pattern most values have.</summary>
    Pattern,
}
