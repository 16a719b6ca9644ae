using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

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

    /// <summary>What an import that did not load everything ends with; null when it did.</summary>
    public static EtlException? ErrorOf(IReadOnlyList<LoadResult> loads, ImportPlan plan)
    {
        LoadResult[] failed = [.. loads.Where(IsFailure)];
        int files = loads.Count + plan.Unmatched.Count;
        string count =
            $"{failed.Length + plan.Unmatched.Count} of {files} {(files == 1 ? "file was" : "files were")} not loaded";
        if (failed.Length > 0)
        {
            return new EtlException(
                failed[0].ErrorId ?? ErrorIds.StagingFailed,
                $"{count}: {failed[0].Error}",
                $"See its refused rows with 'etl status --run {failed[0].RunId}', mend the file, and import it again.",
                failed[0].SourceFile);
        }

        if (plan.RefusedRejects is [RefusedReject refused, ..])
        {
            return new EtlException(
                refused.Error.Id,
                $"{plan.RefusedRejects.Count} mended {(plan.RefusedRejects.Count == 1 ? "reject was" : "rejects were")} not loaded: "
                + refused.Error.Message,
                refused.Error.NextStep,
                refused.Error.Target);
        }

        return plan.Unmatched is [UnmatchedFile unmatched, ..]
            ? new EtlException(
                unmatched.Error.Id, $"{count}: {unmatched.Error.Message}", unmatched.Error.NextStep, unmatched.Path)
            : null;
    }
}
