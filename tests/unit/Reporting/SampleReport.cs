using System.Xml.Linq;
using EtlTools.Quality;
using EtlTools.Reporting;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Reporting;

/// <summary>Reports to test with. The page is well-formed XML, so that tests see what a browser would see.</summary>
internal static class SampleReport
{
    private static readonly DateTimeOffset s_measuredAt = new(2025, 1, 2, 3, 14, 9, TimeSpan.FromHours(1));

    public static QualityReport Empty { get; } = new()
    {
        Title = "Nothing yet",
        Model = "none",
        GeneratedAt = s_measuredAt,
        Scorecard = Card(1, null),
    };

    public static QualityReport Full { get; } = new()
    {
        Title = "Retail",
        Model = "retail",
        GeneratedAt = s_measuredAt,
        Scorecard = Card(42, 93.4) with { RulesExecuted = 4, RulesFailed = 1, RulesWarned = 1, RulesPassed = 1 },
        Trend = [Card(40, 97.25), Card(41, null)],
        Results =
        [
            Rule(1, "Passes", 50_000, 0),
            Rule(2, "Warns", 1_000, 10) with { Threshold = 5, Status = RuleStatus.Warning },
            Rule(3, "Fails", 421_377, 1_234) with { Severity = RuleSeverity.Critical, Status = RuleStatus.Failed },
            Rule(4, "Checks nothing", 0, 0) with { Status = RuleStatus.NotChecked },
        ],
        Exceptions = [Exception(3, "12.50"), Exception(2, null)],
        Loads =
        [
            Load(1, LoadStatus.Succeeded, 1_000, 0),
            Load(2, LoadStatus.Partial, 200_512, 12),
            Load(3, LoadStatus.Failed, 10, 10) with { Error = "Line 7 has 3 columns, 4 were expected." },
        ],
        Steps =
        [
            new("dim_customer", StepKind.Dimension, "warehouse.dim_customer", 50_250, 500, 7_525, 42_225, 250, 2_513,
                TimeSpan.FromSeconds(1.24), RunStatus.Succeeded),
        ],
    };

    public static Scorecard Card(long run, double? score) => new()
    {
        RunId = run,
        Model = "retail",
        MeasuredAt = s_measuredAt,
        OverallScore = score,
        Categories = score is { } value ? [new(QualityCategory.Validity, value, 4, 1)] : [],
        RulesExecuted = 0,
        RulesPassed = 0,
        RulesWarned = 0,
        RulesFailed = 0,
    };

    public static RuleResult Rule(long id, string name, long rowsChecked, long rowsFailed) => new()
    {
        RuleResultId = id,
        RunId = 42,
        Rule = name,
        Table = "warehouse.dim_customer",
        Column = "email",
        Check = "not_null",
        Category = QualityCategory.Completeness,
        Severity = RuleSeverity.Warning,
        Status = RuleStatus.Passed,
        Expectation = "not null",
        RowsChecked = rowsChecked,
        RowsFailed = rowsFailed,
        Threshold = 0,
        Duration = TimeSpan.FromMilliseconds(12),
    };

    public static RuleException Exception(long result, string? value) =>
        new(result, "Rule", "warehouse.dim_customer", "customer_id=7", "email", value, "not null");

    public static LoadResult Load(long id, LoadStatus status, long read, long rejected) => new()
    {
        LoadId = id,
        RunId = 42,
        SourceFile = $"/data/file_{id}.csv",
        Table = "staging.customers",
        Mode = "full",
        Status = status,
        RowsRead = read,
        RowsInserted = read - rejected,
        RowsUpdated = 0,
        RowsUnchanged = 0,
        RowsSkipped = 0,
        RowsRejected = rejected,
        RowsDeleted = 0,
        SourceBytes = 1_234_567,
        StartedAt = s_measuredAt,
        Duration = TimeSpan.FromSeconds(2),
    };

    public static async Task<string> WriteAsync(QualityReport report)
    {
        await using StringWriter writer = new();
        await HtmlReportWriter.WriteAsync(report, writer, CancellationToken.None);
        return writer.ToString();
    }

    public static async Task<XElement> ReadAsync(QualityReport report)
    {
        string page = await WriteAsync(report);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        return XElement.Parse(page["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace);
    }

    /// <summary>The part of the page with this id.</summary>
    public static XElement Part(this XElement page, string id) =>
        page.Descendants().Single(element => (string?)element.Attribute("id") == id);

    /// <summary>The text of a part with its white space run together.</summary>
    public static string Text(this XElement part) =>
        string.Join(' ', part.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
