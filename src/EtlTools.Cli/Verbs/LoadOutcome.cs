using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>What several loads amount to.</summary>
internal static class LoadOutcome
{
    /// <summary>Whether a load was rolled back.</summary>
    private static bool IsFailure(IEnumerable<LoadResult> loads) =>
        loads.Any(IsFailure);

    private static bool IsFailure(LoadResult load) =>
        load.Status is not (LoadStatus.Succeeded or LoadStatus.Partial or LoadStatus.Skipped);

    /// <summary>How a run that did these loads ended.</summary>
    /// <param name="loads">The loads.</param>
    /// <param name="unmatched">How many files no table took.</param>
    public static RunStatus StatusOf(IReadOnlyList<LoadResult> loads, int unmatched) =>
        IsFailure(loads) || unmatched > 0 ? RunStatus.Failed
        : loads.Any(load => load.Status == LoadStatus.Partial) ? RunStatus.Partial
        : RunStatus.Succeeded;

    /// <summary>What is to be mended first of what went wrong; null when everything was loaded.</summary>
    public static EtlException? CauseOf(IReadOnlyList<LoadResult> loads, ImportPlan plan) =>
        LoadFailure.CauseOf(loads)
        ?? plan.RefusedRejects.Select(reject => reject.Error).FirstOrDefault()
        ?? plan.Unmatched.Select(file => file.Error).FirstOrDefault();

    /// <summary>What an import ends with that did not load everything: how much of it, and why.</summary>
    public static EtlException ErrorOf(IReadOnlyList<LoadResult> loads, ImportPlan plan, EtlException cause)
    {
        string[] failed = [.. loads.Where(IsFailure).Select(load => load.SourceFile).Distinct()];
        int left = failed.Length + plan.Unmatched.Count;
        int files = loads.Select(load => load.SourceFile).Distinct().Count() + plan.Unmatched.Count;
        string count = failed.Length == 0 && plan.RefusedRejects.Count is > 0 and int rejects
            ? $"{rejects} mended {(rejects == 1 ? "reject was" : "rejects were")} not loaded"
            : $"{left} of {files} {(files == 1 ? "file was" : "files were")} not loaded";
        return new EtlException(cause.Id, $"{count}: {cause.Message}", cause.NextStep, cause.Target);
    }
}
