using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Sources.Databases;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl import</c>: loads files into staging tables.</summary>
internal static class ImportVerb
{
    private const string Piped = "-";

    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string[]> files = new("file")
        {
            Description = "Files or folders to load; * and ? stand for any text in their names, - for standard input, "
                + "which is read once and always loaded.",
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
            "--mode",
            "full replaces what the table holds, append adds to it; the others match rows by their key. "
            + "[default: full, or as the model says]");
        Option<RejectLimit> maxRejects = MaxRejectsOption.Create();
        Option<string?> schema = new("--schema")
        {
            Description = "A JSON Schema (draft-07) that every record has to meet; others are refused.",
            HelpName = "file",
        };
        Option<int> workers = NumberOption.Create("--workers", "How many tables are loaded at once.", 1, least: 1);
        Option<long?> checkpointEvery = NumberOption.Optional(
            "--checkpoint-every", "Commit after each N records, so that a load that was killed goes on there.");
        Option<string?> archive = new("--archive")
        {
            Description = "Keep the bytes of each file that is loaded in this folder, packed; where that fails, a line "
                + "says so, and the load stands.",
            HelpName = "dir",
        };
        ReplayOptions replay = new();
        FormatOptions format = new();
        UnpackOptions unpack = new();
        Option<DriftPolicy?> drift = DriftOption.Create();
        Option<IReadOnlyDictionary<string, string>> metadata = MetadataOption.Create();
        Option<bool> whatIf = new("--what-if") { Description = "Show what would be loaded and change nothing." };
        LandingArguments landing = new();
        Verb verb = new(
            "import",
            "Load files of any format, or the result of a query in another database, into staging tables.",
            "etl import ./data/orders.csv --table orders",
            "etl import ./data/orders.csv --table orders --mode upsert --key order_id",
            "etl import ./posts.json --table posts --record-path $.collector --explode hashtags --key id",
            "etl import './data/*.csv' --model olist --what-if",
            "etl import ./data/orders.zip --table orders --encoding latin1",
            "etl import - --table orders < ./data/orders.csv",
            "etl import ./data/orders.csv --table orders --archive ./archive",
            "etl import --from-archive ./archive --table orders --as-of 2025-01-01",
            "etl import --from sqlite:shop.db --query \"select * from orders\" --table orders")
        {
            files,
            from,
            query,
            table,
            model,
            mode,
            maxRejects,
            schema,
            workers,
            checkpointEvery,
            drift,
            metadata,
            archive,
            whatIf,
        };
        replay.AddTo(verb);
        format.AddTo(verb);
        unpack.AddTo(verb);
        landing.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(table) is null == result.GetResult(model) is null)
                result.AddError("'etl import' needs --table NAME or --model MODEL, one of them.");
            else if (result.GetValue(files)?.Contains(Piped) == true && result.GetResult(table) is null)
                result.AddError("'etl import -' needs --table NAME; what is piped has no name a model could choose by.");
        });
        verb.Validators.Add(result =>
        {
            bool hasFiles = result.GetResult(files) is { Tokens.Count: > 0 };
            if (replay.AreIn(result))
            {
                if (hasFiles || result.GetResult(from) is not null || result.GetResult(archive) is not null)
                    result.AddError("'etl import --from-archive' takes no files, no --from and no --archive.");
                else if (result.GetResult(table) is null)
                    result.AddError("'etl import --from-archive' needs --table NAME.");
                return;
            }

            if (result.GetResult(from) is null != result.GetResult(query) is null)
                result.AddError("'etl import' needs --from and --query together.");
            else if (hasFiles == result.GetResult(from) is not null)
                result.AddError("'etl import' needs files, or --from DATABASE with --query SQL, one of them.");
            else if (!hasFiles && result.GetResult(table) is null)
                result.AddError("'etl import' needs --table NAME for the result of a query.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            EtlModel? chosen = call.Parse.GetValue(model) is { } name
                ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                : null;
            string[] words = call.Parse.GetValue(files) ?? [];
            SourceFormat? written = format.Of(call.Parse);
            UnpackLimits limits = unpack.Read(call.Parse);
            PipeSource piped = new(PipeSource.StandardInput, call.Terminal.In, written ?? SourceFormat.Default)
            {
                Limits = limits,
            };
            ImportOptions options = new()
            {
                Files = FilePatterns.Resolve([.. words.Where(word => word != Piped)], chosen),
                Sources =
                [
                    .. words.Contains(Piped) ? [piped] : Array.Empty<RecordSource>(),
                    .. call.Parse.GetValue(from) is { } database
                        ? [DatabaseSource.Of(database, call.Parse.GetRequiredValue(query)!)]
                        : Array.Empty<RecordSource>(),
                ],
                Table = call.Parse.GetValue(table),
                Model = chosen,
                Mode = call.Parse.GetValue(mode),
                MaxRejects = call.Parse.GetValue(maxRejects) ?? RejectLimit.Default,
                Landing = landing.Read(call.Parse),
                Schema = call.Parse.GetValue(schema),
                Workers = call.Parse.GetValue(workers),
                CheckpointEvery = call.Parse.GetValue(checkpointEvery),
                Format = written,
                Unpacking = limits,
                Drift = call.Parse.GetValue(drift),
                Metadata = call.Parse.GetRequiredValue(metadata),
                Archive = call.Parse.GetValue(archive),
                Replay = replay.Of(call.Parse),
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
        EtlException? cause = LoadOutcome.CauseOf(loads, plan);
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
                LoadText.Write(call.Terminal, writer, loads, cause);
                ImportPlanText.WriteLeftOut(writer, plan, cause);
            });
        if (cause is null) return ExitCode.Done;
        call.WriteError(LoadOutcome.ErrorOf(loads, plan, cause));
        return ExitCode.Failed;
    }
}
