using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Runs;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl quality</c>: tests the rules of a model against its warehouse as it stands.</summary>
internal static class QualityVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> model = ModelArgument.Create();
        Option<string[]> rules = new("--rule")
        {
            Description = "Only rules of this name; * and ? stand for any text. May be given several times.",
            HelpName = "name",
        };
        Option<IReadOnlyList<QualityCategory>> categories =
            Choice.Several<QualityCategory>("--category", "Only rules of these categories.");
        Option<QualityGateLevel> failOn = Choice.Option<QualityGateLevel>(
            "--fail-on", "End with exit code 3 when a rule of this severity or above fails.");
        Option<DateTimeOffset?> asOf = AsOfOption.Create();
        Verb verb = new(
            "quality",
            "Test the quality rules of a model.",
            "etl quality retail",
            "etl quality retail --category Completeness,Uniqueness --fail-on critical")
        {
            model,
            rules,
            categories,
            failOn,
            asOf,
        };
        host.Handle(verb, async (call, cancellationToken) =>
        {
            QualityOptions options = new()
            {
                Model = await ModelReader.ReadAsync(
                    ModelArgument.FindFolder(call.Parse.GetRequiredValue(model)), cancellationToken),
                Rules = call.Parse.GetValue(rules) ?? [],
                Categories = call.Parse.GetValue(categories) ?? [],
                FailOn = call.Parse.GetValue(failOn).ToSeverity(),
            };
            return await RunAsync(call, options, call.Parse.GetValue(asOf), cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(
        VerbCall call, QualityOptions options, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        QualityResult result = await call.ShowProgressAsync(async progress =>
        {
            await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
            await using EtlRun run = await EtlRun.StartAsync(
                database, call.CommandText, options.Model.Name, asOf, cancellationToken);
            QualityResult? found = null;
            await run.CompleteAsync(async () =>
            {
                found = await QualityRunner.RunAsync(run, options, progress, cancellationToken);
                return RunStatus.Succeeded;
            });
            return found!;
        });
        call.Write(result, writer => QualityText.Write(call.Terminal, writer, result.Scorecard, result.Results));
        return call.PassGate(result);
    }
}
