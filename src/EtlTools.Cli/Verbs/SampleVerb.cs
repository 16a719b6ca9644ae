using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Samples;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl sample</c>: writes generated retail files.</summary>
internal static class SampleVerb
{
    private static readonly SampleOptions s_defaults = new() { OutputDirectory = "./sample-data" };

    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<string> folder = new("--out")
        {
            Description = "The folder the files are written to.",
            HelpName = "folder",
            DefaultValueFactory = _ => s_defaults.OutputDirectory,
        };
        Option<int> day = NumberOption.Create(
            "--day", "1 for two years of history, 2 for the changes of the day after.", s_defaults.Day);
        Option<int> customers = NumberOption.Create("--customers", "How many customers.", s_defaults.Customers);
        Option<int> products = NumberOption.Create("--products", "How many products.", s_defaults.Products);
        Option<int> transactions = NumberOption.Create(
            "--transactions", "How many transactions.", s_defaults.Transactions);
        Option<int> campaigns = NumberOption.Create("--campaigns", "How many campaigns.", s_defaults.Campaigns);
        Option<int> seed = NumberOption.Create(
            "--seed", "The seed; the same one gives the same bytes.", s_defaults.Seed);
        Verb verb = new(
            "sample",
            "Write generated retail files, with known faults and changes planted.",
            "etl sample --out ./shop",
            "etl sample --out ./shop --day 2")
        {
            folder,
            day,
            customers,
            products,
            transactions,
            campaigns,
            seed,
        };
        host.Handle(verb, (call, cancellationToken) => RunAsync(
            call,
            s_defaults with
            {
                OutputDirectory = call.Parse.GetRequiredValue(folder),
                Day = call.Parse.GetValue(day),
                Customers = call.Parse.GetValue(customers),
                Products = call.Parse.GetValue(products),
                Transactions = call.Parse.GetValue(transactions),
                Campaigns = call.Parse.GetValue(campaigns),
                Seed = call.Parse.GetValue(seed),
            },
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, SampleOptions options, CancellationToken cancellationToken)
    {
        SampleResult result = await call.ShowProgressAsync(
            progress => SampleGenerator.GenerateAsync(options, progress, cancellationToken));
        call.Write(result, writer => WriteText(call, writer, result));
        return ExitCode.Done;
    }

    private static void WriteText(VerbCall call, TextWriter writer, SampleResult result)
    {
        TextTable.Write(
            writer,
            [new("file"), TextColumn.Number("rows"), TextColumn.Number("size")],
            [.. result.Files.Select(
                file => (string[])[Path.GetFileName(file.Path), Figures.Count(file.Rows), Figures.Bytes(file.Bytes)])],
            call.Terminal.Width);
        string folder = Path.GetDirectoryName(result.PlantedPath)!;
        writer.WriteLine();
        writer.WriteLine($"  written to {folder}, what was planted to {Path.GetFileName(result.PlantedPath)}");
        writer.WriteLine($"  next: etl run retail --data {folder}");
    }
}
