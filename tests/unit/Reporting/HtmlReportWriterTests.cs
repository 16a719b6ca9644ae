using System.Text.RegularExpressions;
using System.Xml.Linq;
using EtlTools.Reporting;

namespace EtlTools.Tests.Unit.Reporting;

public partial class HtmlReportWriterTests
{
    private const string Hostile = "<script>alert('1')</script>\"'&\u202E\0<img src=x onerror=alert(1)>";

    [Fact]
    public async Task The_same_report_gives_the_same_file() => Assert.Equal(
        await SampleReport.WriteAsync(SampleReport.Full),
        await SampleReport.WriteAsync(SampleReport.Full with { Results = [.. SampleReport.Full.Results.Reverse()] }));

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere() =>
        Assert.Empty(OutsideReference().Matches(await SampleReport.WriteAsync(SampleReport.Full)));

    [Fact]
    public async Task Hostile_values_stay_text_wherever_they_appear()
    {
        QualityReport full = SampleReport.Full;
        XElement page = await SampleReport.ReadAsync(full with
        {
            Title = Hostile,
            Model = Hostile,
            Results = [.. full.Results.Select(result => result with
            {
                Rule = Hostile, Table = Hostile, Column = Hostile, Check = Hostile,
                Expectation = Hostile, Message = Hostile,
            })],
            Exceptions = [.. full.Exceptions.Select(exception => exception with
            {
                Key = Hostile, Column = Hostile, Value = Hostile, Expectation = Hostile,
            })],
            Loads = [.. full.Loads.Select(load => load with
            {
                SourceFile = Hostile, Table = Hostile, Mode = Hostile, Error = Hostile,
            })],
            Steps = [.. full.Steps.Select(step => step with { Name = Hostile, Table = Hostile, Error = Hostile })],
        });
        Assert.Equal(Names(await SampleReport.ReadAsync(full)), Names(page));
        Assert.True(Occurrences(page) > 20, "The values should be on the page.");
    }

    [Fact]
    public async Task An_empty_report_says_that_there_is_nothing()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Empty);
        Assert.Contains("Nothing was checked", page.Text(), StringComparison.Ordinal);
        Assert.Contains("No rule ran.", page.Part("rules").Text(), StringComparison.Ordinal);
        Assert.Contains("No category was scored.", page.Part("categories").Text(), StringComparison.Ordinal);
        Assert.Contains("No run has a score yet.", page.Part("trend").Text(), StringComparison.Ordinal);
        Assert.Contains("No step ran.", page.Part("steps").Text(), StringComparison.Ordinal);
        Assert.Contains("No file was loaded.", page.Part("loads").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_failed_come_before_those_that_did_not()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Full);
        string[] order = [.. page.Part("rules").Descendants("tr").Attributes("id").Select(id => id.Value)];
        Assert.Equal(["rule-3", "rule-2", "rule-4", "rule-1"], order);
    }

    [Fact]
    public async Task A_rule_shows_its_counts_threshold_and_expectation()
    {
        XElement row = (await SampleReport.ReadAsync(SampleReport.Full)).Part("rule-2");
        Assert.Equal(
            "Warns warehouse.dim_customer.email Expected: not null Rows at fault", row.Elements("th").Single().Text());
        Assert.Equal(
            [
                "Severity Warning", "Category Completeness", "Failed 10", "Checked 1,000",
                "Share 1.00 %", "Threshold 5 %", "Score 99.00", "Time 12 ms",
            ],
            row.Elements("td").Select(cell => $"{(string?)cell.Attribute("data-label")} {cell.Text()}"));
    }

    [Fact]
    public async Task Truncated_exceptions_say_how_many_there_are() => Assert.Contains(
        "showing 1 of 1,234",
        (await SampleReport.ReadAsync(SampleReport.Full)).Part("exceptions").Text(),
        StringComparison.Ordinal);

    [Fact]
    public async Task Loads_in_trouble_come_first_and_say_why()
    {
        XElement loads = (await SampleReport.ReadAsync(SampleReport.Full)).Part("loads");
        Assert.Equal(["load-3", "load-2", "load-1"], loads.Descendants("tr").Attributes("id").Select(id => id.Value));
        Assert.Contains("Line 7 has 3 columns", loads.Part("load-3").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_total_of_the_loads_adds_up()
    {
        XElement total = (await SampleReport.ReadAsync(SampleReport.Full)).Part("loads").Descendants("tfoot").Single();
        Assert.Equal(
            ["", "201,522", "201,500", "0", "0", "0", "22", "3.7 MB", ""],
            total.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public async Task Every_link_leads_to_a_part_of_the_page()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Full);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        string[] links = [.. page.Descendants("a").Attributes("href").Select(link => link.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(links, link => Assert.Contains(link, ids.Select(id => "#" + id)));
    }

    [Fact]
    public async Task Every_table_has_a_caption_and_every_heading_a_scope()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Full);
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Elements("caption")));
        Assert.All(page.Descendants("th"), heading => Assert.NotNull(heading.Attribute("scope")));
    }

    [Fact]
    public async Task Every_chart_is_an_image_with_a_title()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Full);
        Assert.Equal(2, page.Descendants("svg").Count());
        Assert.All(page.Descendants("svg"), chart =>
        {
            Assert.Equal("img", (string?)chart.Attribute("role"));
            Assert.NotEqual("", (string?)chart.Element("title"));
        });
    }

    [Fact]
    public async Task The_verdict_names_the_work_that_failed_then_the_rules()
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Full);
        XElement list = page.Descendants("ol").Single();
        Assert.Equal(
            ["#load-3", "#rule-3", "#load-2"], list.Descendants("a").Attributes("href").Select(link => link.Value));
        Assert.Contains(
            "Critical: Fails, 1,234 of 421,377 rows (0.30 %, at most 0 %)", list.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60)]
    public async Task A_trend_of_any_length_lists_every_run(int runs)
    {
        XElement page = await SampleReport.ReadAsync(SampleReport.Empty with
        {
            Scorecard = SampleReport.Card(runs, 90),
            Trend = [.. Enumerable.Range(1, runs - 1).Select(run => SampleReport.Card(run, 90 + (run % 7)))],
        });
        Assert.Equal(runs, page.Part("trend").Descendants("tbody").Elements("tr").Count());
    }

    [Fact]
    public async Task A_cancelled_report_stops()
    {
        await using StringWriter writer = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => HtmlReportWriter.WriteAsync(SampleReport.Full, writer, new CancellationToken(canceled: true)));
        Assert.Equal("", writer.ToString());
    }

    private static IEnumerable<string> Names(XElement page) => page.DescendantsAndSelf()
        .Select(element => element.Name.LocalName)
        .Concat(page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName))
        .Where(name => name is not "wbr") // where lines may break depends on the dots in a name
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static int Occurrences(XElement page) => page.DescendantNodes().OfType<XText>()
        .Count(text => text.Value.Contains("<script>alert('1')</script>\"'&⟨U+202E⟩␀", StringComparison.Ordinal));

    [GeneratedRegex("""https?:|//[a-z]|src=|@import|url\(|<link|<script""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideReference();
}
