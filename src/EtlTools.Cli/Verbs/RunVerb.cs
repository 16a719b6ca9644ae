using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Pipeline;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl run</c>: runs a model from its files to its report.</summary>
internal static class RunVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> model = ModelArgument.Create();
        Option<string?> data = new("--data")
        {
            Description = "The folder with the files to load.",
            HelpName = "folder",
        };
        Option<IReadOnlyList<PipelineStage>> only = Choice.Several<PipelineStage>(
            "--only", "Only these stages. [default: all]");
        Option<DateTimeOffset?> asOf = AsOfOption.Create();
        Option<string> folder = new("--out")
        {
            Description = "The folder for report.html.",
            HelpName = "folder",
            DefaultValueFactory = _ => ".",
        };
        Option<QualityGateLevel> failOn = Choice.Option<QualityGateLevel>(
            "--fail-on", "End with exit code 3 when a rule of this severity or above fails.");
        Option<RejectLimit> maxRejects = MaxRejectsOption.Create();
        Verb verb = new(
            "run",
            "Run a model: load its files, build its tables, test its rules, write its report.",
            "etl run olist --data ./data/olist --out ./reports --fail-on critical",
            "etl run retail --only facts,aggregates")
        {
            model,
            data,
            only,
            asOf,
            folder,
            failOn,
            maxRejects,
        };
        verb.Validators.Add(result =>
        {
            // The words, for a wrong one among them is reported by the option itself.
            string[] stages = [.. (result.GetResult(only)?.Tokens ?? []).SelectMany(
                token => token.Value.Split(',', StringSplitOptions.TrimEntries))];
            bool ingests = stages.Length == 0 || stages.Contains("ingest", StringComparer.OrdinalIgnoreCase);
            if (ingests && result.GetResult(data) is null)
                result.AddError("The stage ingest needs --data FOLDER; without it name the stages to run with --only.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            PipelineOptions options = new()
            {
                Model = await ModelReader.ReadAsync(
                    ModelArgument.FindFolder(call.Parse.GetRequiredValue(model)), cancellationToken),
                DataFolder = call.Parse.GetValue(data),
                AsOf = call.Parse.GetValue(asOf),
                OutFolder = Path.GetFullPath(call.Parse.GetRequiredValue(folder)),
                FailOn = call.Parse.GetValue(failOn).ToSeverity(),
                MaxRejects = call.Parse.GetValue(maxRejects) ?? RejectLimit.Default,
                Command = call.CommandText,
            };
            if (call.Parse.GetValue(only) is { Count: > 0 } stages) options = options with { Stages = stages };
            return await RunAsync(call, options, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, PipelineOptions options, CancellationToken cancellationToken)
    {
        PipelineResult result = await call.ShowProgressAsync(async progress =>
        {
            await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
            return await PipelineRunner.RunAsync(database, options, progress, cancellationToken);
        });
        call.Write(result, writer => PipelineText.Write(call.Terminal, writer, result));
        return result.Quality is { } quality ? call.PassGate(quality) : ExitCode.Done;
    }
}
