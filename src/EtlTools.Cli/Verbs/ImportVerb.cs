using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl import</c>: loads files into staging tables.</summary>
internal static class ImportVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string[]> files = new("file")
        {
            Description = "Files to load; * and ? stand for any text in their names.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> table = new("--table")
        {
            Description = "The table, with or without schema; created on first sight.",
            HelpName = "name",
        };
        Option<string?> model = new("--model")
        {
            Description = "The model whose file patterns choose the tables.",
            HelpName = "model",
        };
        Option<LoadMode?> mode = Choice.Optional<LoadMode>(
            "--mode", "full replaces what the table holds, append adds to it. [default: full, or as the model says]");
        Option<RejectLimit> maxRejects = MaxRejectsOption.Create();
        FormatOptions format = new();
        Option<bool> whatIf = new("--what-if") { Description = "Show what would be loaded and change nothing." };
        Verb verb = new(
            "import",
            "Load CSV and TSV files into staging tables.",
            "etl import ./data/orders.csv --table orders",
            "etl import './data/*.csv' --model olist --what-if")
        {
            files,
            table,
            model,
            mode,
            maxRejects,
            whatIf,
        };
        format.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(table) is null == result.GetResult(model) is null)
                result.AddError("'etl import' needs --table NAME or --model MODEL, one of them.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            SourceFormat? given = format.Of(call.Parse);
            ImportOptions options = new()
            {
                Files = FilePatterns.Resolve(call.Parse.GetRequiredValue(files)),
                Table = call.Parse.GetValue(table),
                Model = call.Parse.GetValue(model) is { } name
                    ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                    : null,
                Mode = call.Parse.GetValue(mode),
                MaxRejects = call.Parse.GetValue(maxRejects) ?? RejectLimit.Default,
                Format = given,
            };
            return call.Parse.GetValue(whatIf)
                ? await ShowPlanAsync(call, options, cancellationToken)
                : await LoadAsync(call, options, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> ShowPlanAsync(
        VerbCall call, ImportOptions options, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
        call.Write(ImportPlanText.Document(plan), writer => ImportPlanText.Write(call.Terminal, writer, plan));
        return ImportPlanText.Faults(plan).Any() ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>Loads what the options say, and shows what came of it.</summary>
    internal static async Task<int> LoadAsync(VerbCall call, ImportOptions options, CancellationToken cancellationToken)
    {
        List<LoadResult> loads = [];
        ImportPlan plan = await call.ShowProgressAsync(async progress =>
        {
            await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            await using EtlRun run = await EtlRun.StartAsync(
                database, call.CommandText, options.Model?.Name, null, cancellationToken);
            await run.CompleteAsync(async () =>
            {
                await foreach (LoadResult load in StagingImporter.ImportAsync(run, plan, progress, cancellationToken))
                    loads.Add(load);
                return LoadOutcome.StatusOf(loads, plan.Unmatched.Count + plan.RefusedRejects.Count);
            });
            return plan;
        });
        IEnumerable<object> unmatched = ImportPlanText.Unmatched(plan);
        call.Write(
            new
            {
                loads.FirstOrDefault()?.RunId,
                Loads = loads,
                Unmatched = unmatched,
                plan.PassedOver,
                RefusedRejects = ImportPlanText.RefusedRejects(plan),
            },
            writer =>
            {
                LoadText.Write(call.Terminal, writer, loads);
                ImportPlanText.WriteLeftOut(writer, plan);
            });
        if (LoadOutcome.ErrorOf(loads, plan) is not { } error) return ExitCode.Done;
        call.WriteError(error);
        return ExitCode.Failed;
    }
}
