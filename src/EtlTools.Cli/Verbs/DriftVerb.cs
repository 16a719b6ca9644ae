using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl drift</c>: shows how files differ from their tables, and loads nothing.</summary>
internal static class DriftVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string[]> files = new("file")
        {
            Description = "Files to compare; * and ? stand for any text in their names.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> table = new("--table")
        {
            Description = "The table, with or without schema.",
            HelpName = "name",
        };
        Option<string?> model = new("--model")
        {
            Description = "The model whose file patterns choose the tables, and whose policies apply.",
            HelpName = "model",
        };
        Option<DriftPolicy?> drift = DriftOption.Create();
        FormatOptions format = new();
        Verb verb = new(
            "drift",
            "Show how files differ from their staging tables and the last load. Nothing is loaded.",
            "etl drift ./data/olist_orders_dataset.csv --table orders",
            "etl drift './data/*.csv' --model olist --drift freeze --output json")
        {
            files,
            table,
            model,
            drift,
        };
        format.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(table) is null && result.GetResult(model) is null)
                result.AddError("'etl drift' needs --table NAME or --model MODEL.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            EtlModel? chosen = call.Parse.GetValue(model) is { } name
                ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                : null;
            ImportOptions options = new()
            {
                Files = FilePatterns.Resolve(call.Parse.GetRequiredValue(files), chosen),
                Table = call.Parse.GetValue(table),
                Model = chosen,
                Format = format.Of(call.Parse),
                Drift = call.Parse.GetValue(drift),
            };
            return await RunAsync(call, options, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, ImportOptions options, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        SchemaDriftResult result = await SchemaDriftTester.TestAsync(database, options, cancellationToken);
        call.Write(
            new
            {
                result.Changes,
                Errors = result.Errors.Select(error => new { error.Id, error.Message, error.NextStep, error.Target }),
            },
            writer => DriftText.Write(call.Terminal, writer, result));
        EtlException? failure = result.Errors.Concat(result.Refused).FirstOrDefault();
        if (failure is null) return ExitCode.Done;
        call.WriteError(failure);
        return ExitCode.Failed;
    }
}
