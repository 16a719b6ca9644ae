using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Runs;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl status</c>: the last runs, or one run with its loads, steps, rejects and score.</summary>
internal static class StatusVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<long?> run = NumberOption.Id("--run", "One run with everything it did.");
        Option<string?> model = new("--model") { Description = "Only runs of this model.", HelpName = "name" };
        Option<int> last = NumberOption.Create("--last", "How many runs.", 10, least: 1);
        Verb verb = new(
            "status",
            "Show the last runs: what they loaded, built and scored.",
            "etl status",
            "etl status --run 1 --output json")
        {
            run,
            model,
            last,
        };
        host.Handle(verb, (call, cancellationToken) => call.Parse.GetValue(run) is { } runId
            ? ShowRunAsync(call, runId, cancellationToken)
            : ListRunsAsync(call, call.Parse.GetValue(model), call.Parse.GetValue(last), cancellationToken));
        return verb;
    }

    private static async Task<int> ListRunsAsync(
        VerbCall call, string? model, int last, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        IReadOnlyList<RunInfo> runs = await RunReader.ListRunsAsync(database, null, model, last, cancellationToken);
        call.Write(
            new { Database = database.Description, Runs = runs },
            writer => RunText.WriteList(call.Terminal, writer, runs));
        return ExitCode.Done;
    }

    private static async Task<int> ShowRunAsync(VerbCall call, long runId, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        RunDetail detail = await RunDetail.ReadAsync(database, runId, cancellationToken);
        call.Write(detail, writer => RunText.Write(call.Terminal, writer, detail));
        return ExitCode.Done;
    }
}
