using EtlTools.Quality;
using EtlTools.Reporting;

namespace EtlTools.Tests.Unit.Reporting;

public class RuleOrderTests
{
    [Fact]
    public void Status_comes_first_then_severity_then_share_then_name()
    {
        RuleResult[] results =
        [
            SampleReport.Rule(1, "h passed", 10, 0),
            SampleReport.Rule(2, "g nothing", 0, 0) with { Status = RuleStatus.NotChecked },
            SampleReport.Rule(3, "f warned", 10, 9) with { Status = RuleStatus.Warning },
            SampleReport.Rule(4, "d slightly", 10, 1) with { Status = RuleStatus.Failed },
            SampleReport.Rule(5, "c badly", 10, 9) with { Status = RuleStatus.Failed },
            Critical(6, "b critical"),
            Critical(7, "a critical"),
        ];
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], RuleOrder.WorstFirst(results).Select(result => result.RuleResultId));
    }

    private static RuleResult Critical(long id, string name) =>
        SampleReport.Rule(id, name, 10, 1) with { Status = RuleStatus.Failed, Severity = RuleSeverity.Critical };
}
