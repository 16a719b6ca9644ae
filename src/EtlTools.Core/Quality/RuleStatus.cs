namespace EtlTools.Quality;

/// <summary>What came of a rule.</summary>
public enum RuleStatus
{
    /// <summary>No checked row violates the rule.</summary>
    Passed,

    /// <summary>Some rows violate it, within the threshold.</summary>
    Warning,

    /// <summary>More rows violate it than the threshold allows.</summary>
    Failed,

    /// <summary>There was nothing to check (no rows, no table): neither a pass nor a failure, and not scored.</summary>
    NotChecked,
}
