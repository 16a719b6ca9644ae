namespace EtlTools.Pipeline;

/// <summary>A part of a run of a model.</summary>
public enum PipelineStage
{
    /// <summary>Files into staging.</summary>
    Ingest,

    /// <summary>Calendars and dimensions.</summary>
    Dimensions,

    /// <summary>Facts.</summary>
    Facts,

    /// <summary>Aggregates and rollups.</summary>
    Aggregates,

    /// <summary>The quality rules.</summary>
    Quality,

    /// <summary>The report.</summary>
    Report,
}
