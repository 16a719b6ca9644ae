using System.Runtime.CompilerServices;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Deletes archived files.</summary>
public static class ArchiveClearer
{
    /// <summary>Deletes files with their metadata, one after the other, and says so in the catalog.</summary>
    /// <param name="run">The run that does it.</param>
    /// <param name="plan">The files.</param>
    /// <param name="cancellationToken">Stops it; what is deleted stays deleted.</param>
    /// <returns>Each file as soon as it is gone; one that was gone before counts too.</returns>
    /// <exception cref="EtlException">A file cannot be deleted.</exception>
    public static async IAsyncEnumerable<ArchivedFile> ClearAsync(
        EtlRun run, ArchiveClearPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        foreach (ArchivedFile file in plan.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Delete(file);
            DateTimeOffset[] deleted = [.. await session.QueryAsync(
                SqlScript.Of("staging/archive/mark_deleted.sql", file.ArchiveId),
                row => row.GetFieldValue<DateTimeOffset>(0),
                CancellationToken.None)];
            yield return file with { DeletedAt = deleted[0], IsPreview = false };
        }
    }

    // Without its metadata the packed file counts as not archived; the other way round it would count as lost.
    private static void Delete(ArchivedFile file)
    {
        if (!Directory.Exists(Path.GetDirectoryName(file.Path))) return;
        try
        {
            File.Delete(file.Path + ArchiveMetadata.Extension);
            File.Delete(file.Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.ArchiveNotDeleted,
                $"{file.Path} cannot be deleted: {error.Message}",
                "Check that this account may delete files there, and clear the archive again.",
                file.Path,
                error);
        }
    }
}
