namespace EtlTools.Quality;

/// <summary>What testing the rules of a model found.</summary>
public sealed record QualityResult
{
    /// <summary>What each rule found, in the model's order.</summary>
    public required IReadOnlyList<RuleResult> Results { get; init; }

    /// <summary>The run in numbers.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>The severity from which a rule that does not pass fails the gate; null is no gate.</summary>
    public RuleSeverity? FailOn { get; init; }

    /// <summary>
    /// The rules that keep the gate shut: at least as severe as <see cref="FailOn"/>, and failed or not checked. What
    /// nobody could check is no pass.
    /// </summary>
    public IReadOnlyList<RuleResult> FailedRules =>
        [.. Results.Where(result =>
            result.Status is RuleStatus.Failed or RuleStatus.NotChecked && result.Severity >= FailOn)];

    /// <summary>Whether a rule fails the gate; never without a gate.</summary>
    public bool GateFailed => FailedRules.Count > 0;
}
