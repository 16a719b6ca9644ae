using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>What several loads amount to.</summary>
internal static class LoadOutcome
{
    /// <summary>Whether a load was rolled back.</summary>
    public static bool IsFailure(IEnumerable<LoadResult> loads) =>
        loads.Any(load => load.Status is not (LoadStatus.Succeeded or LoadStatus.Partial));

    /// <summary>How a run that did these loads ended.</summary>
    /// <param name="loads">The loads.</param>
    /// <param name="unmatched">How many files no table took.</param>
    public static RunStatus StatusOf(IReadOnlyList<LoadResult> loads, int unmatched) =>
        IsFailure(loads) || unmatched > 0 ? RunStatus.Failed
        : loads.Any(load => load.Status == LoadStatus.Partial) ? RunStatus.Partial
        : RunStatus.Succeeded;
}
