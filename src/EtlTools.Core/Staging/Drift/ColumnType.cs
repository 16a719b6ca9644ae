namespace EtlTools.Staging.Drift;

/// <summary>What a text, or all texts of a column, could be cast to.</summary>
internal enum ColumnType
{
    /// <summary>Nothing but text.</summary>
    Text,

    /// <summary>true and false, t and f, yes and no, in any case; not 0 and 1, which are integers.</summary>
    Boolean,

    /// <summary>Whole numbers of <c>bigint</c>; what has leading zeros is a code.</summary>
    Integer,

    /// <summary>Numbers, integers among them.</summary>
    Decimal,

    /// <summary>Days in the form 2025-01-31.</summary>
    Date,

    /// <summary>Moments in the form of ISO 8601, days among them.</summary>
    Timestamp,

    /// <summary>UUIDs with hyphens.</summary>
    Uuid,
}
