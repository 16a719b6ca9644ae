namespace EtlTools.Cli.Verbs;

/// <summary>The words of <c>--fail-on</c>: from which severity on a failed rule closes the gate.</summary>
internal enum QualityGateLevel
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Critical rules only.</summary>
    Critical,

    /// <summary>Warnings too.</summary>
    Warning,

    /// <summary>Every rule.</summary>
    Info,
}
