using System.Diagnostics.CodeAnalysis;

namespace EtlTools.Profiling;

/// <summary>What the values of a text column could be cast to.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The members are names of PostgreSQL's types.")]
public enum InferredType
{
    /// <summary>Nothing but text; also a column without values.</summary>
    Text,

    /// <summary>true, false, t, f, yes, no, y, n, on, off; not 0 and 1, which are integers.</summary>
    Boolean,

    /// <summary>Whole numbers of <c>bigint</c>. Digits with leading zeros are codes, and text.</summary>
    Integer,

    /// <summary>Numbers of up to 28 digits, integers among them.</summary>
    Decimal,

    /// <summary>Days in the form 2025-01-31.</summary>
    Date,

    /// <summary>Moments in the form of ISO 8601, days among them.</summary>
    Timestamp,

    /// <summary>UUIDs with hyphens.</summary>
    Uuid,

    /// <summary>Objects or arrays of JSON.</summary>
    Json,
}
