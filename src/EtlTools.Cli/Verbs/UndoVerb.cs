using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Staging.Undo;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl undo</c>: takes a load back.</summary>
internal static class UndoVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Option<long?> load = NumberOption.Id("--load", "The load to take back; 'etl status' lists them.");
        load.Required = true;
        Option<bool> cascade = new("--cascade")
        {
            Description = "Take back later loads that build on it too, the newest first.",
        };
        Option<int> lockTimeout = NumberOption.Create(
            "--lock-timeout", "Seconds to wait for a load of the table; -1 waits until it ends.", -1, least: -1);
        Option<bool> whatIf = new("--what-if") { Description = "Show what would be taken back and change nothing." };
        Verb verb = new(
            "undo",
            "Take a load back: its table is then as if it had never been.",
            "etl undo --load 12 --what-if",
            "etl undo --load 12 --cascade")
        {
            load,
            cascade,
            lockTimeout,
            whatIf,
        };
        host.Handle(verb, async (call, cancellationToken) =>
        {
            UndoOptions options = new()
            {
                LoadId = call.Parse.GetValue(load)!.Value,
                Cascade = call.Parse.GetValue(cascade),
                LockTimeout = LandingArguments.LockTimeoutOf(call.Parse.GetValue(lockTimeout)),
            };
            IReadOnlyList<UndonePart> parts = call.Parse.GetValue(whatIf)
                ? await PreviewAsync(call, options, cancellationToken)
                : await UndoAsync(call, options, cancellationToken);
            call.Write(new { Undone = parts }, writer => UndoText.Write(call.Terminal, writer, parts));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<IReadOnlyList<UndonePart>> PreviewAsync(
        VerbCall call, UndoOptions options, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        return (await UndoPlanner.PlanAsync(database, options, cancellationToken)).Parts;
    }

    private static Task<IReadOnlyList<UndonePart>> UndoAsync(
        VerbCall call, UndoOptions options, CancellationToken cancellationToken) =>
        call.ShowProgressAsync(async progress =>
        {
            await using EtlDatabase database = await call.ConnectAsync(progress, cancellationToken);
            await using EtlRun run = await EtlRun.StartAsync(database, call.CommandText, null, null, cancellationToken);
            IReadOnlyList<UndonePart> parts = [];
            await run.CompleteAsync(async () =>
            {
                parts = await LoadUndoer.UndoAsync(run, options, progress, cancellationToken);
                return RunStatus.Succeeded;
            });
            return parts;
        });
}
