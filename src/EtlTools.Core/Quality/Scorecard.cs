namespace EtlTools.Quality;

/// <summary>The quality of one run in numbers.</summary>
public sealed record Scorecard
{
    /// <summary>The run that was scored.</summary>
    public required long RunId { get; init; }

    /// <summary>The model whose rules ran.</summary>
    public required string Model { get; init; }

    /// <summary>When the rules ran, UTC.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>The mean of the category scores, 0 to 100; null when nothing was checked.</summary>
    public required double? OverallScore { get; init; }

    /// <summary>The score of each category that has at least one checked rule.</summary>
    public required IReadOnlyList<CategoryScore> Categories { get; init; }

    /// <summary>How many rules ran, those that found nothing to check included.</summary>
    public required int RulesExecuted { get; init; }

    /// <summary>How many passed without a violation.</summary>
    public required int RulesPassed { get; init; }

    /// <summary>How many have violations within their threshold.</summary>
    public required int RulesWarned { get; init; }

    /// <summary>How many have more violations than their threshold allows.</summary>
    public required int RulesFailed { get; init; }
}
