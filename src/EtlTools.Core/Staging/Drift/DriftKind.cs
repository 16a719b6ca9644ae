namespace EtlTools.Staging.Drift;

/// <summary>How a source differs from its table and the last load.</summary>
public enum DriftKind
{
    /// <summary>The source has a column the table does not have.</summary>
    New,

    /// <summary>The source lacks a column the table has.</summary>
    Missing,

    /// <summary>The columns are there in another order than in the last load.</summary>
    Reordered,

    /// <summary>A new column stands where a missing one stood, and holds the like of its values.</summary>
    Renamed,

    /// <summary>The values are shorter or less exact than those of the table, as if they had been cut.</summary>
    Narrowed,

    /// <summary>
    /// Values do not fit the type of the table's column: that of its profile, or that of all values looked at.
    /// </summary>
    Type,
}
