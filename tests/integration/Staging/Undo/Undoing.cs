using EtlTools.Runs;
using EtlTools.Staging.Undo;

namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>Takes loads back as a run does.</summary>
internal static class Undoing
{
    public static async Task<IReadOnlyList<UndonePart>> UndoAsync(this StagingArea area, long loadId, bool cascade = false)
    {
        await using EtlRun run = await EtlRun.StartAsync(area.Database, "undo", null, null, CancellationToken.None);
        IReadOnlyList<UndonePart> parts = await LoadUndoer.UndoAsync(
            run, new UndoOptions { LoadId = loadId, Cascade = cascade }, null, CancellationToken.None);
        await run.FinishAsync(RunStatus.Succeeded);
        return parts;
    }
}
