namespace EtlTools.Quality;

/// <summary>What testing the rules of a model found.</summary>
public sealed record QualityResult
{
    /// <summary>What each rule found, in the model's order.</summary>
    public required IReadOnlyList<RuleResult> Results { get; init; }

    /// <summary>The run in numbers.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>The severity from which a failed rule fails the gate; null is no gate.</summary>
    public RuleSeverity? FailOn { get; init; }

    /// <summary>The rules that fail the gate: status Failed, and at least as severe as <see cref="FailOn"/>.</summary>
    /// <remarks>A rule that could not be checked is neither a pass nor a failure; its message says why.</remarks>
    public IReadOnlyList<RuleResult> FailedRules =>
        [.. Results.Where(result => result.Status == RuleStatus.Failed && result.Severity >= FailOn)];

    /// <summary>Whether a rule fails the gate; never without a gate.</summary>
    public bool GateFailed => FailedRules.Count > 0;
}
