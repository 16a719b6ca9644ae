using EtlTools.Diagnostics;

namespace EtlTools.Staging.Archives;

/// <summary>Says what to do about a file that was loaded and could not be archived.</summary>
public static class ArchiveFailure
{
    /// <summary>The failure of a load's archive; null when there was none.</summary>
    public static EtlException? Of(LoadResult load) => load.ArchiveError is not { } why ? null : new EtlException(
        ErrorIds.ArchiveNotWritten,
        why,
        $"Mend the cause, take the load back with Undo-StagingLoad {load.LoadId} (etl undo --load {load.LoadId}), and "
        + "load the file again with -Archive (--archive).",
        load.SourceFile);
}
