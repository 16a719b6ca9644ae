using System.Globalization;
using EtlTools.Diagnostics;

namespace EtlTools.Quality;

/// <summary>Turns failed rules into an error, where data that fails must not go on.</summary>
public static class QualityGate
{
    /// <summary>Throws when a rule fails the gate that <see cref="QualityOptions.FailOn"/> set.</summary>
    /// <param name="result">What the rules found; it is already in the catalog.</param>
    /// <exception cref="EtlException">
    /// <see cref="ErrorIds.QualityGateFailed"/>: names the failed rules, their tables and counts.
    /// </exception>
    public static void ThrowIfFailed(QualityResult result)
    {
        IReadOnlyList<RuleResult> failed = result.FailedRules;
        if (failed.Count == 0) return;
        string rules = failed.Count == 1 ? "1 rule fails" : $"{failed.Count} rules fail";
        throw new EtlException(
            ErrorIds.QualityGateFailed,
            $"{rules} the quality gate ({result.FailOn} or worse) in run {result.Scorecard.RunId}: "
                + string.Join("; ", failed.Select(Describe)) + ".",
            "Look at the exceptions of these rules, mend the data or the rule, and run again.",
            string.Join(", ", failed.Select(rule => rule.Rule)));
    }

    private static string Describe(RuleResult rule) => rule.Status == RuleStatus.NotChecked
        ? $"'{rule.Rule}' on {rule.Table}: not checked, {rule.Message}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"'{rule.Rule}' on {rule.Table}: {rule.RowsFailed} of {rule.RowsChecked}, {rule.Threshold:0.##} % allowed");
}
