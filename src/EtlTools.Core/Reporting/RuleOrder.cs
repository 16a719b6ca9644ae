using EtlTools.Quality;

namespace EtlTools.Reporting;

/// <summary>The order in which rules are read: what is worst first.</summary>
internal static class RuleOrder
{
    /// <summary>Statuses as the report groups them.</summary>
    public static IReadOnlyList<RuleStatus> Statuses { get; } =
        [RuleStatus.Failed, RuleStatus.Warning, RuleStatus.NotChecked, RuleStatus.Passed];

    /// <summary>Orders by status, then severity, then the share of rows at fault, then name.</summary>
    /// <param name="results">Results in any order.</param>
    public static IReadOnlyList<RuleResult> WorstFirst(IEnumerable<RuleResult> results) =>
        [.. results.OrderBy(result => Statuses.ToList().IndexOf(result.Status))
            .ThenByDescending(result => result.Severity)
            .ThenBy(result => result.Score)
            .ThenBy(result => result.Rule, StringComparer.Ordinal)
            .ThenBy(result => result.RuleResultId)];
}
