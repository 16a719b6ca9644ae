using System.Data.Common;
using EtlTools.Runs;

namespace EtlTools.Staging.Rejects;

/// <summary>A reject in the catalog, and what became of its load.</summary>
/// <param name="Info">The reject.</param>
/// <param name="Mode">How its load landed, as the catalog writes it.</param>
/// <param name="Status">How its load ended.</param>
/// <param name="ReplacedBy">A later load that put other rows in the place of the load's; null when there is none.</param>
/// <param name="ArrayKey">By which columns the rows of its load's arrays find their records; empty: by file and line,
/// or there are none.</param>
internal sealed record StoredReject(
    RejectInfo Info, string Mode, string Status, long? ReplacedBy, IReadOnlyList<string> ArrayKey)
{
    /// <summary>Reads a row of <c>staging/read_rejects.sql</c>.</summary>
    public static StoredReject Of(DbDataReader row) => new(
        RunReader.Reject(row),
        row.GetString(15),
        row.GetString(16),
        row.IsDBNull(17) ? null : row.GetInt64(17),
        row.GetFieldValue<string[]>(18));
}
