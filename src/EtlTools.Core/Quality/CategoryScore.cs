namespace EtlTools.Quality;

/// <summary>The score of one category in one run.</summary>
/// <param name="Category">The category.</param>
/// <param name="Score">The mean score of its checked rules, 0 to 100.</param>
/// <param name="RulesExecuted">How many of its rules checked something.</param>
/// <param name="RulesFailed">How many of them failed.</param>
public sealed record CategoryScore(QualityCategory Category, double Score, int RulesExecuted, int RulesFailed);
