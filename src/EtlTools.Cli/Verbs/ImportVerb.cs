using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources.Databases;
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
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> from = new("--from")
        {
            Description = "Another database to read from instead of files: a URI, a connection string or sqlite:FILE.",
            HelpName = "database",
        };
        Option<string?> query = new("--query") { Description = "What to read from it.", HelpName = "sql" };
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
        Option<bool> whatIf = new("--what-if") { Description = "Show what would be loaded and change nothing." };
        Verb verb = new(
            "import",
            "Load files, or the result of a query in another database, into staging tables.",
            "etl import ./data/orders.csv --table orders",
            "etl import './data/*.csv' --model olist --what-if")
        {
            files,
            from,
            query,
            table,
            model,
            mode,
            maxRejects,
            whatIf,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetResult(table) is null == result.GetResult(model) is null)
                result.AddError("'etl import' needs --table NAME or --model MODEL, one of them.");
        });
        verb.Validators.Add(result =>
        {
            bool hasFiles = result.GetResult(files) is { Tokens.Count: > 0 };
            if (result.GetResult(from) is null != result.GetResult(query) is null)
                result.AddError("'etl import' needs --from and --query together.");
            else if (hasFiles == result.GetResult(from) is not null)
                result.AddError("'etl import' needs files, or --from DATABASE with --query SQL, one of them.");
            else if (!hasFiles && result.GetResult(table) is null)
                result.AddError("'etl import' needs --table NAME for the result of a query.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            ImportOptions options = new()
            {
                Files = FilePatterns.Resolve(call.Parse.GetValue(files) ?? []),
                Sources = call.Parse.GetValue(from) is { } database
                    ? [DatabaseSource.Of(database, call.Parse.GetRequiredValue(query)!)]
                    : [],
                Table = call.Parse.GetValue(table),
                Model = call.Parse.GetValue(model) is { } name
                    ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                    : null,
                Mode = call.Parse.GetValue(mode),
                MaxRejects = call.Parse.GetValue(maxRejects) ?? RejectLimit.Default,
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

    private static async Task<int> LoadAsync(VerbCall call, ImportOptions options, CancellationToken cancellationToken)
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
                return LoadOutcome.StatusOf(loads, plan.Unmatched.Count);
            });
            return plan;
        });
        IEnumerable<object> unmatched = ImportPlanText.Unmatched(plan);
        call.Write(
            new { loads.FirstOrDefault()?.RunId, Loads = loads, Unmatched = unmatched, plan.PassedOver },
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
