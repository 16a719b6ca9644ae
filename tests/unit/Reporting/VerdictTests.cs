using EtlTools.Quality;
using EtlTools.Reporting;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Reporting;

public class VerdictTests
{
    [Theory]
    [InlineData(4, 4, 0, 0, "Passed")]
    [InlineData(4, 3, 1, 0, "Passed with warnings")]
    [InlineData(4, 2, 1, 1, "Failed")]
    [InlineData(4, 3, 0, 0, "Passed with gaps")]
    [InlineData(4, 0, 0, 0, "Nothing was checked")]
    [InlineData(0, 0, 0, 0, "Nothing was checked")]
    public void Rules_decide(int executed, int passed, int warned, int failed, string expected) => Assert.Equal(
        expected, Verdict.Of(SampleReport.Empty with { Scorecard = Card(executed, passed, warned, failed) }).Headline);

    [Theory]
    [InlineData(LoadStatus.Succeeded, "Passed")]
    [InlineData(LoadStatus.Partial, "Passed with warnings")]
    [InlineData(LoadStatus.Failed, "Failed")]
    [InlineData(LoadStatus.Interrupted, "Failed")]
    public void A_load_in_trouble_spoils_good_rules(LoadStatus status, string expected)
    {
        QualityReport report = SampleReport.Empty with
        {
            Scorecard = Card(4, 4, 0, 0),
            Loads = [SampleReport.Load(1, LoadStatus.Succeeded, 5, 0), SampleReport.Load(2, status, 5, 0)],
        };
        Assert.Equal(expected, Verdict.Of(report).Headline);
    }

    [Fact]
    public void The_summary_counts_what_there_is() => Assert.Equal(
        "5 rules: 1 failed, 1 with violations within the threshold, 1 with nothing to check, 2 passed.",
        Verdict.Of(SampleReport.Empty with { Scorecard = Card(5, 2, 1, 1) }).Summary);

    private static Scorecard Card(int executed, int passed, int warned, int failed) => SampleReport.Card(1, 90) with
    {
        RulesExecuted = executed,
        RulesPassed = passed,
        RulesWarned = warned,
        RulesFailed = failed,
    };
}
