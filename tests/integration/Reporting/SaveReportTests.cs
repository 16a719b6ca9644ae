using EtlTools.Diagnostics;
using EtlTools.Quality;
using EtlTools.Reporting;

namespace EtlTools.Tests.Integration.Reporting;

public sealed class SaveReportTests : IDisposable
{
    private static readonly QualityReport s_report = new()
    {
        Title = "Zoë",
        Model = "retail",
        GeneratedAt = DateTimeOffset.UnixEpoch,
        Scorecard = new Scorecard
        {
            RunId = 1,
            Model = "retail",
            MeasuredAt = DateTimeOffset.UnixEpoch,
            OverallScore = null,
            Categories = [],
            RulesExecuted = 0,
            RulesPassed = 0,
            RulesWarned = 0,
            RulesFailed = 0,
        },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("etltools-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_report_is_saved_as_utf8_in_a_folder_that_did_not_exist()
    {
        string path = Path.Combine(_folder, "new", "report.html");
        await HtmlReportWriter.SaveAsync(s_report, path, CancellationToken.None);
        byte[] bytes = await File.ReadAllBytesAsync(path);
        Assert.Equal((byte)'<', bytes[0]);
        Assert.True(bytes.AsSpan().IndexOf("Zoë"u8) > 0);
    }

    [Fact]
    public async Task An_older_report_is_replaced_and_nothing_is_left_beside_it()
    {
        string path = Path.Combine(_folder, "report.html");
        await File.WriteAllTextAsync(path, "old");
        await HtmlReportWriter.SaveAsync(s_report, path, CancellationToken.None);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_cancelled_save_leaves_the_older_report()
    {
        string path = Path.Combine(_folder, "report.html");
        await File.WriteAllTextAsync(path, "old");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => HtmlReportWriter.SaveAsync(s_report, path, new CancellationToken(canceled: true)));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "in the way");
        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => HtmlReportWriter.SaveAsync(s_report, Path.Combine(file, "report.html"), CancellationToken.None));
        Assert.Equal(ErrorIds.ReportWrite, error.Id);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }
}
