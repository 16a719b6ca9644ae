using System.CommandLine;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Transforms;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl check</c>: checks a model without running it.</summary>
internal static class CheckVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> model = ModelArgument.Create();
        Verb verb = new(
            "check",
            "Check a model: its files, and every statement against the database. Nothing is changed.",
            "etl check retail",
            "etl check ./sql/models/olist --output json")
        {
            model,
        };
        host.Handle(verb, (call, cancellationToken) =>
            RunAsync(call, ModelArgument.FindFolder(call.Parse.GetRequiredValue(model)), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, string folder, CancellationToken cancellationToken)
    {
        EtlModel? model = null;
        IReadOnlyList<EtlException> faults;
        try
        {
            model = await ModelReader.ReadAsync(folder, cancellationToken);
            await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
            faults = await ModelChecker.CheckAsync(database, model, cancellationToken);
        }
        catch (EtlException fault) when (fault.Id.StartsWith("Etl.Model.", StringComparison.Ordinal))
        {
            faults = [fault];
        }

        call.Write(
            new
            {
                Model = model?.Name,
                Folder = Path.GetFullPath(folder),
                Sound = faults.Count == 0,
                Faults = faults.Select(fault => new { fault.Id, fault.Message, fault.NextStep, fault.Target }),
            },
            writer => WriteText(writer, model, faults));
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void WriteText(TextWriter writer, EtlModel? model, IReadOnlyList<EtlException> faults)
    {
        foreach (EtlException fault in faults)
        {
            writer.WriteLine($"✗ {fault.Message}");
            writer.WriteLine($"  → {fault.NextStep}");
        }

        if (faults.Count > 0)
            writer.WriteLine($"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")} found.");
        else if (model is not null)
        {
            writer.WriteLine(
                $"✓ {model.Name} is sound: {model.Staging.Count} staging tables, {model.Tables.Count} warehouse tables, "
                    + $"{model.Rules.Count} rules.");
        }
    }
}
