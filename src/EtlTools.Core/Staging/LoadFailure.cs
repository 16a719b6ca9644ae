using EtlTools.Diagnostics;

namespace EtlTools.Staging;

/// <summary>Says why a load failed, and what to do about it.</summary>
public static class LoadFailure
{
    /// <summary>The failure of a load, which names its source; null when it did not fail.</summary>
    public static EtlException? Of(LoadResult load) => load.Error is not { } why ? null : new EtlException(
        load.ErrorId ?? ErrorIds.StagingFailed,
        why.Contains(load.SourceFile, StringComparison.Ordinal) ? why : $"{load.SourceFile}: {why}",
        load.NextStep ?? "Look at the cause and load it again.",
        load.SourceFile);

    /// <summary>The failure that is to be mended first: loads that were rolled back for another come last.</summary>
    /// <param name="loads">Loads in the order in which they ended.</param>
    /// <returns>The failure; null when none of them failed.</returns>
    public static EtlException? CauseOf(IEnumerable<LoadResult> loads) => loads
        .Where(load => load.Status == LoadStatus.Failed)
        .OrderBy(load => load.ErrorId == ErrorIds.StagingRolledBack)
        .Select(Of)
        .FirstOrDefault();
}
