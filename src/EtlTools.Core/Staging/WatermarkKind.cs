namespace EtlTools.Staging;

/// <summary>How the values of a watermark column compare.</summary>
internal enum WatermarkKind
{
    /// <summary>As numbers, to the last digit.</summary>
    Numeric,

    /// <summary>As moments, to the microsecond; those without a zone are UTC.</summary>
    Timestamp,

    /// <summary>Byte by byte.</summary>
    Text,
}
