namespace EtlTools.Quality;

/// <summary>Turns results into scores.</summary>
/// <remarks>
/// A rule scores 100 · (1 − rows failed / rows checked), a category the mean of its checked rules, the run the mean of
/// its categories. So a large table does not outweigh a small one, nor a category with many rules one with few. Rules
/// with nothing to check do not score.
/// </remarks>
internal static class Scoring
{
    /// <summary>
    /// The scores of the categories that have a checked rule, in the order of <see cref="QualityCategory"/>.
    /// </summary>
    public static IReadOnlyList<CategoryScore> ByCategory(IEnumerable<RuleResult> results) =>
        [.. results
            .Where(result => result.Score is not null)
            .GroupBy(result => result.Category)
            .OrderBy(category => category.Key)
            .Select(category => new CategoryScore(
                category.Key,
                category.Average(result => result.Score!.Value),
                category.Count(),
                category.Count(result => result.Status == RuleStatus.Failed)))];

    /// <summary>The score of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="measuredAt">When the rules ran.</param>
    /// <param name="results">What they found.</param>
    public static Scorecard Of(long runId, string model, DateTimeOffset measuredAt, IReadOnlyList<RuleResult> results)
    {
        IReadOnlyList<CategoryScore> categories = ByCategory(results);
        return new Scorecard
        {
            RunId = runId,
            Model = model,
            MeasuredAt = measuredAt,
            OverallScore = categories.Count > 0 ? categories.Average(category => category.Score) : null,
            Categories = categories,
            RulesExecuted = results.Count,
            RulesPassed = results.Count(result => result.Status == RuleStatus.Passed),
            RulesWarned = results.Count(result => result.Status == RuleStatus.Warning),
            RulesFailed = results.Count(result => result.Status == RuleStatus.Failed),
        };
    }
}
