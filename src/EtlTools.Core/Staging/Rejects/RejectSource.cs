using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sql;

namespace EtlTools.Staging.Rejects;

/// <summary>The mended rejects of one load: they keep the file and the lines they come from.</summary>
/// <param name="Table">The table they were meant for.</param>
/// <param name="Mode">How they land.</param>
/// <param name="File">The source of the load that refused them.</param>
/// <param name="Rejects">The rejects as they are in the catalog, each with what it should be.</param>
/// <param name="ArrayKey">By which columns the rows of that load's arrays find their records.</param>
internal sealed record RejectSource(
    TableName Table,
    LoadMode Mode,
    string File,
    IReadOnlyList<(RejectInfo Before, MendedReject Mended)> Rejects,
    IReadOnlyList<string> ArrayKey) : RecordSource
{
    /// <inheritdoc />
    public override string Name => File;

    /// <inheritdoc />
    internal override IReadOnlyList<string> ArrayKey { get; } = ArrayKey;

    /// <inheritdoc />
    public override string ShortName => Path.GetFileName(File);

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(cancellationToken);
        return SourceSample.Before(reader) with { Bytes = null, EstimatedRows = Rejects.Count };
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) => new RejectReader(Rejects);

    /// <inheritdoc />
    internal override async Task LandedAsync(EtlSession session, long loadId, CancellationToken cancellationToken)
    {
        long[] ids = [.. Rejects.Select(reject => reject.Before.RejectId)];
        long resolved = await session.ScalarAsync<long>(
            SqlScript.Of("staging/resolve_rejects.sql", loadId, ids), cancellationToken);
        if (resolved != ids.Length)
        {
            throw new EtlException(
                ErrorIds.StagingReject,
                $"{ids.Length - resolved} of {ids.Length} rejects of {File} were resolved by another load meanwhile.",
                "Look at those that are still open and send them in again.",
                File);
        }

        await session.ExecuteAsync(SqlScript.Of("staging/link_rejects.sql", loadId, ids), cancellationToken);
    }
}
