using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Finds out which archived files may go.</summary>
public static class ArchiveClearPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="database">The database that has loaded the files.</param>
    /// <param name="options">Which may go.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan, its files marked as a preview.</returns>
    /// <exception cref="EtlException">The options name neither an age nor a number.</exception>
    public static async Task<ArchiveClearPlan> PlanAsync(
        EtlDatabase database, ArchiveClearOptions options, CancellationToken cancellationToken)
    {
        options.Check();
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        SqlText query = SqlScript.Of(
            "staging/archive/find_old.sql",
            ArchiveReader.FullName(options.Table),
            options.OlderThan?.TotalSeconds,
            options.Keep ?? 0);
        IReadOnlyList<ArchivedFile> files = await session.QueryAsync(
            query, row => ArchiveReader.Read(row) with { IsPreview = true }, cancellationToken);
        return new ArchiveClearPlan { Files = files };
    }
}
