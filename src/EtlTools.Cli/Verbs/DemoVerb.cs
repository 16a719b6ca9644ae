using System.CommandLine;
using EtlTools.Cli.Demo;
using EtlTools.Models;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl demo</c>: the whole path on generated data.</summary>
internal static class DemoVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<string> folder = new("--out")
        {
            Description = "The folder for the generated files and the report.",
            HelpName = "folder",
            DefaultValueFactory = _ => "./etl-demo",
        };
        Option<int> customers = NumberOption.Create(
            "--customers", "How many customers; four transactions for each.", 50_000, least: 1);
        Option<int> seed = NumberOption.Create("--seed", "The seed; the same one gives the same data.", 42);
        Verb verb = new(
            "demo",
            "Generate two days of a shop, load, transform and test them, and write the report. "
                + "Rebuilds the schemas retail and retail_staging that it made before, nothing else.",
            "etl demo",
            "etl demo --customers 5000 --out ./small")
        {
            folder,
            customers,
            seed,
        };
        host.Handle(verb, (call, cancellationToken) => RunAsync(
            call,
            new DemoOptions
            {
                Folder = Path.GetFullPath(call.Parse.GetRequiredValue(folder)),
                Customers = call.Parse.GetValue(customers),
                Seed = call.Parse.GetValue(seed),
                Database = call.Database,
                Command = call.CommandText,
            },
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, DemoOptions options, CancellationToken cancellationToken)
    {
        EtlModel model = await ModelReader.ReadAsync(ModelArgument.FindShipped("retail"), cancellationToken);
        DemoResult result = await call.ShowProgressAsync(
            progress => new DemoRunner(options, model, progress).RunAsync(cancellationToken));
        call.Write(result, writer => DemoText.Write(call.Terminal, writer, result, DatabaseOption(options)));
        return result.Findings.All(finding => finding.Matches) ? ExitCode.Done : ExitCode.Failed;
    }

    private static string DatabaseOption(DemoOptions options) =>
        options.Database.ConnectionString is { } text ? $" --database '{ConnectionText.WithoutPassword(text)}'" : "";
}
