namespace EtlTools.Runs;

/// <summary>What a step builds.</summary>
public enum StepKind
{
    /// <summary>A generated date dimension.</summary>
    Calendar,

    /// <summary>A dimension.</summary>
    Dimension,

    /// <summary>A fact table.</summary>
    Fact,

    /// <summary>A table of totals.</summary>
    Aggregate,

    /// <summary>Measures written back to a dimension.</summary>
    Rollup,

    /// <summary>The quality rules.</summary>
    Quality,

    /// <summary>The report.</summary>
    Report,
}
