using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Staging.Archives;

namespace EtlTools.Tests.Integration.Staging.Archives;

/// <summary>Loads that archive their files, and what is done with the archive.</summary>
internal static class ArchiveArea
{
    public static string Archive(this StagingArea area) => Path.Combine(area.Folder, "archive");

    /// <summary>Loads files into <c>staging.t</c> and archives them.</summary>
    public static Task<IReadOnlyList<LoadResult>> KeepAsync(
        this StagingArea area, LoadMode mode, params string[] files) => area.ImportAsync(new ImportOptions
        {
            Files = files,
            Table = "t",
            Mode = mode,
            Landing = new() { Key = LandsByKey(mode) ? ["id"] : [], Watermark = mode == LoadMode.Incremental ? "v" : null },
            Archive = area.Archive(),
        });

    /// <summary>Loads the archived files of <c>staging.t</c> again.</summary>
    public static Task<IReadOnlyList<LoadResult>> ReplayAsync(
        this StagingArea area, DateTimeOffset? asOf = null, LoadMode? mode = null, string? folder = null) =>
        area.ImportAsync(new ImportOptions
        {
            Table = "t",
            Mode = mode,
            Replay = new(folder ?? area.Archive(), asOf),
        });

    /// <summary>The rows of the table with where each is from, in the order of their places. Columns without a value are
    /// left out: those that only files before a full load had do not come back.</summary>
    public static Task<IReadOnlyList<string>> ContentsAsync(this StagingArea area) => area.RowsAsync("""
        select jsonb_strip_nulls(to_jsonb(t) - 'load_id' - 'load_timestamp') from staging.t t
        order by source_file, source_line, row_hash
        """);

    public static async Task<IReadOnlyList<ArchivedFile>> ClearAsync(this StagingArea area, ArchiveClearOptions options)
    {
        ArchiveClearPlan plan = await ArchiveClearPlanner.PlanAsync(area.Database, options, CancellationToken.None);
        await using EtlRun run = await EtlRun.StartAsync(area.Database, "clear", null, null, CancellationToken.None);
        List<ArchivedFile> files = [];
        await foreach (ArchivedFile file in ArchiveClearer.ClearAsync(run, plan, CancellationToken.None)) files.Add(file);
        await run.FinishAsync(RunStatus.Succeeded);
        return files;
    }

    private static bool LandsByKey(LoadMode mode) => mode is not (LoadMode.Full or LoadMode.Append);
}
