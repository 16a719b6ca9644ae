using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Staging.Archives;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl archive</c>: the files that were kept when they were loaded.</summary>
internal static class ArchiveVerb
{
    /// <summary>The verb with its own verbs.</summary>
    public static Verb Create(VerbHost host) => new(
        "archive",
        "List the files kept by 'etl import --archive', or delete old ones.",
        "etl archive list --table orders",
        "etl archive clear --older-than 90 --keep 3 --what-if")
    {
        List(host),
        Clear(host),
    };

    private static Verb List(VerbHost host)
    {
        Option<string?> table = Table();
        Option<string?> path = new("--path")
        {
            Description = "The folder of an archive, read instead of the catalog.",
            HelpName = "dir",
        };
        Verb verb = new(
            "list",
            "List archived files, the newest first.",
            "etl archive list",
            "etl archive list --path ./archive --table orders --output json")
        {
            table,
            path,
        };
        host.Handle(verb, async (call, cancellationToken) =>
        {
            string? name = call.Parse.GetValue(table);
            IReadOnlyList<ArchivedFile> files = call.Parse.GetValue(path) is { } folder
                ? ArchiveReader.List(folder, name)
                : await ListAsync(call, name, cancellationToken);
            call.Write(new { Files = files }, writer => ArchiveText.WriteList(call.Terminal, writer, files));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Clear(VerbHost host)
    {
        Option<string?> table = Table();
        Option<int?> olderThan = NumberOption.OptionalFromZero(
            "--older-than", "Only files archived at least N days ago.", "days");
        Option<int?> keep = NumberOption.OptionalFromZero(
            "--keep", "How many of the newest of each table stay; files that landed together count as one.", "n");
        Option<bool> whatIf = new("--what-if") { Description = "Show what would be deleted and change nothing." };
        Verb verb = new(
            "clear",
            "Delete archived files that are old enough and not among the newest of their table.",
            "etl archive clear --older-than 90 --keep 3 --what-if",
            "etl archive clear --table orders --keep 1")
        {
            table,
            olderThan,
            keep,
            whatIf,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetResult(olderThan) is null && result.GetResult(keep) is null)
                result.AddError("'etl archive clear' needs --older-than DAYS, --keep N, or both.");
        });
        host.Handle(verb, async (call, cancellationToken) =>
        {
            ArchiveClearOptions options = new()
            {
                Table = call.Parse.GetValue(table),
                OlderThan = call.Parse.GetValue(olderThan) is { } days ? TimeSpan.FromDays(days) : null,
                Keep = call.Parse.GetValue(keep),
            };
            IReadOnlyList<ArchivedFile> files = await ClearAsync(
                call, options, call.Parse.GetValue(whatIf), cancellationToken);
            call.Write(new { Cleared = files }, writer => ArchiveText.WriteCleared(call.Terminal, writer, files));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Option<string?> Table() => new("--table")
    {
        Description = "Only files of this table, with or without schema.",
        HelpName = "name",
    };

    private static async Task<IReadOnlyList<ArchivedFile>> ListAsync(
        VerbCall call, string? table, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        return await ArchiveReader.ListAsync(database, table, cancellationToken);
    }

    private static async Task<IReadOnlyList<ArchivedFile>> ClearAsync(
        VerbCall call, ArchiveClearOptions options, bool isPreview, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        ArchiveClearPlan plan = await ArchiveClearPlanner.PlanAsync(database, options, cancellationToken);
        if (isPreview) return plan.Files;
        List<ArchivedFile> files = [];
        await using EtlRun run = await EtlRun.StartAsync(database, call.CommandText, null, null, cancellationToken);
        await run.CompleteAsync(async () =>
        {
            await foreach (ArchivedFile file in ArchiveClearer.ClearAsync(run, plan, cancellationToken))
                files.Add(file);
            return RunStatus.Succeeded;
        });
        return files;
    }
}
