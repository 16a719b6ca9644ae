using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Quality;
using EtlTools.Reporting;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl report</c>: writes the quality report of a run as one HTML file.</summary>
internal static class ReportVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<string> file = new("--out")
        {
            Description = "The file to write; one of the same name is replaced.",
            HelpName = "file",
            DefaultValueFactory = _ => "./report.html",
        };
        Option<long?> run = NumberOption.Id("--run", "The run; without it the last one that tested rules.");
        Option<string?> model = new("--model")
        {
            Description = "Of which model the last run is meant.",
            HelpName = "name",
        };
        Verb verb = new(
            "report",
            "Write the quality report of a run as one HTML file that needs no network.",
            "etl report --out ./report.html",
            "etl report --model retail --out ./retail.html")
        {
            file,
            run,
            model,
        };
        host.Handle(verb, (call, cancellationToken) => RunAsync(
            call,
            Path.GetFullPath(call.Parse.GetRequiredValue(file)),
            call.Parse.GetValue(run),
            call.Parse.GetValue(model),
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        VerbCall call, string path, long? runId, string? model, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        QualityReport report = await QualityReportReader.ReadAsync(database, runId, model, cancellationToken);
        await HtmlReportWriter.SaveAsync(report, path, cancellationToken);
        Scorecard card = report.Scorecard;
        call.Write(
            new { Path = path, card.RunId, report.Model, Bytes = new FileInfo(path).Length, card.OverallScore },
            writer => writer.WriteLine(
                $"Report of run {card.RunId} ({report.Model}, score {Figures.Score(card.OverallScore)}): {path}"));
        return ExitCode.Done;
    }
}
