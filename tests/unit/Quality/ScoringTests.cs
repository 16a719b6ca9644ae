using EtlTools.Quality;

namespace EtlTools.Tests.Unit.Quality;

public sealed class ScoringTests
{
    [Fact]
    public void A_category_is_the_mean_of_its_rules_and_the_run_the_mean_of_its_categories()
    {
        Scorecard card = Score(
            Result(QualityCategory.Validity, 1000, 0),
            Result(QualityCategory.Validity, 10, 5),
            Result(QualityCategory.Completeness, 4, 1));
        Assert.Equal(
            [new(QualityCategory.Completeness, 75, 1, 1), new(QualityCategory.Validity, 75, 2, 1)], card.Categories);
        Assert.Equal(75, card.OverallScore);
        Assert.Equal((3, 1, 0, 2), (card.RulesExecuted, card.RulesPassed, card.RulesWarned, card.RulesFailed));
    }

    [Fact]
    public void A_rule_with_nothing_to_check_counts_as_executed_and_scores_nothing()
    {
        Scorecard card = Score(Result(QualityCategory.Validity, 0, 0), Result(QualityCategory.Accuracy, 2, 1));
        Assert.Equal(QualityCategory.Accuracy, Assert.Single(card.Categories).Category);
        Assert.Equal((2, 50), (card.RulesExecuted, card.OverallScore));
    }

    [Fact]
    public void Without_a_checked_rule_there_is_no_score() =>
        Assert.Null(Score(Result(QualityCategory.Validity, 0, 0)).OverallScore);

    [Fact]
    public void The_overall_score_lies_between_the_worst_and_the_best_category()
    {
        Random random = new(20241231);
        for (int round = 0; round < 500; round++)
        {
            Scorecard card = Score([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ =>
            {
                long rows = random.Next(1, 1000);
                return Result((QualityCategory)random.Next(8), rows, random.NextInt64(rows + 1));
            })]);
            Assert.InRange(
                card.OverallScore!.Value,
                card.Categories.Min(category => category.Score) - 1e-9,
                card.Categories.Max(category => category.Score) + 1e-9);
            Assert.All(card.Categories, category => Assert.InRange(category.Score, 0, 100));
        }
    }

    private static Scorecard Score(params RuleResult[] results) => Scoring.Of(1, "shop", DateTimeOffset.UnixEpoch, results);

    private static RuleResult Result(QualityCategory category, long rowsChecked, long rowsFailed) => new()
    {
        RuleResultId = 1,
        RunId = 1,
        Rule = "a rule",
        Table = "warehouse.dim_customer",
        Check = "not_null",
        Category = category,
        Severity = RuleSeverity.Warning,
        Status = rowsChecked == 0 ? RuleStatus.NotChecked : rowsFailed == 0 ? RuleStatus.Passed : RuleStatus.Failed,
        Expectation = "not null",
        RowsChecked = rowsChecked,
        RowsFailed = rowsFailed,
        Threshold = 0,
        Duration = TimeSpan.Zero,
    };
}
