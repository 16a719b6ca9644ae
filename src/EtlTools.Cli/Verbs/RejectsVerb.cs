using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl rejects</c>: shows rows that a load refused, and sends mended ones in again.</summary>
internal static class RejectsVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<long?> load = NumberOption.Id("--load", "The load. [default: the latest that has any]");
        Option<bool> open = new("--open") { Description = "Only those that were not sent in again." };
        Option<int> first = NumberOption.Create("--first", "How many at most.", 100, least: 1);
        Option<string?> resolve = new("--resolve")
        {
            Description = "Load mended rejects: JSON as --output json writes it, or CSV with a column reject_id.",
            HelpName = "file",
        };
        Option<string?> model = new("--model")
        {
            Description = "With --resolve: the model that says by which key they land.",
            HelpName = "model",
        };
        Option<LoadMode?> mode = Choice.Optional<LoadMode>(
            "--mode", "With --resolve: how they land. [default: append, or as the model says]");
        LandingArguments landing = new();
        Verb verb = new(
            "rejects",
            "Show rows that a load refused, and load those that were mended.",
            "etl rejects --load 12 --output json > rejects.json",
            "etl rejects --resolve rejects.json",
            "etl rejects --resolve rejects.json --mode upsert --key order_id")
        {
            load,
            open,
            first,
            resolve,
            model,
            mode,
        };
        landing.AddMatchingTo(verb);
        verb.Validators.Add(result =>
        {
            bool isResolving = result.GetResult(resolve) is not null;
            bool isListing = result.GetResult(load) is not null || result.GetValue(open)
                || result.GetResult(first) is { Implicit: false };
            if (isResolving && isListing)
                result.AddError("--resolve FILE says by itself which rejects it mends; leave out --load, --open and --first.");
            bool isLanding = result.GetResult(model) is not null || result.GetResult(mode) is not null
                || landing.AreMatchingIn(result);
            if (!isResolving && isLanding)
            {
                result.AddError("--model, --mode, --key, --on-conflict and --lock-timeout say how mended rejects land; "
                    + "name them with --resolve FILE.");
            }
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            if (call.Parse.GetValue(resolve) is not { } file)
                return await ListAsync(
                    call, call.Parse.GetValue(load), call.Parse.GetValue(open), call.Parse.GetValue(first), cancellationToken);
            ImportOptions options = new()
            {
                Rejects = MendedRejectFile.Read(Path.GetFullPath(file)),
                Model = call.Parse.GetValue(model) is { } name
                    ? await ModelReader.ReadAsync(ModelArgument.FindFolder(name), cancellationToken)
                    : null,
                Mode = call.Parse.GetValue(mode),
                Landing = landing.ReadMatching(call.Parse),
            };
            return await ImportVerb.LoadAsync(call, options, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> ListAsync(
        VerbCall call, long? load, bool isOpen, int first, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        IReadOnlyList<RejectInfo> rejects =
            await RunReader.ListRejectsAsync(database, load, isOpen, first, cancellationToken);
        call.Write(new { Rejects = rejects }, writer => RejectText.Write(call.Terminal, writer, rejects));
        return ExitCode.Done;
    }
}
