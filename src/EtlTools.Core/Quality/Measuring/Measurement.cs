using EtlTools.Quality.Checks;

namespace EtlTools.Quality.Measuring;

/// <summary>What counting the violations of a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Check">The rule in SQL; null when none could be made of it.</param>
internal sealed record Measurement(QualityRule Rule, RuleCheck? Check)
{
    /// <summary>Rows checked; 0 when nothing was there to check, or checking went wrong.</summary>
    public long RowsChecked { get; init; }

    /// <summary>Rows that violate the rule.</summary>
    public long RowsFailed { get; init; }

    /// <summary>What was found, for checks of whole tables.</summary>
    public string? Found { get; init; }

    /// <summary>Why nothing was checked; null when something was.</summary>
    public string? Message { get; init; }

    /// <summary>How long counting took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>A rule that could not be checked, and where it is written.</summary>
    public static Measurement NotPossible(QualityRule rule, RuleCheck? check, string why) =>
        new(rule, check) { Message = $"{rule.File}:{rule.Line}: {why}" };

    /// <summary>What comes of it: within the threshold is exactly at it, too.</summary>
    public RuleStatus Status =>
        RowsChecked == 0 ? RuleStatus.NotChecked
        : RowsFailed == 0 ? RuleStatus.Passed
        : 100m * RowsFailed <= (decimal)Rule.Threshold * RowsChecked ? RuleStatus.Warning
        : RuleStatus.Failed;
}
