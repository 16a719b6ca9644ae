using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging.Checkpoints;

/// <summary>A load that stopped at a checkpoint.</summary>
/// <param name="LoadId">Its id.</param>
/// <param name="StartedAt">When it began, by the server's clock.</param>
/// <param name="SourceName">What it was loading.</param>
/// <param name="Reached">How far it had come.</param>
internal sealed record InterruptedLoad(long LoadId, DateTimeOffset StartedAt, string SourceName, Checkpoint Reached)
{
    /// <summary>Those of a table that wait to go on, in the order they were begun.</summary>
    public static Task<IReadOnlyList<InterruptedLoad>> FindAsync(
        EtlSession session, TableName table, LoadMode mode, CancellationToken cancellationToken) =>
        session.QueryAsync(
            SqlScript.Of("staging/checkpoint/find.sql", table.ToString(), SourceLoad.ModeName(mode)),
            row => new InterruptedLoad(
                row.GetInt64(0),
                DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(1)),
                row.GetString(2),
                new Checkpoint(
                    row.GetString(3),
                    row.GetInt64(4),
                    row.GetInt64(5),
                    ContentHashes.Number(row.GetGuid(6)),
                    row.GetInt64(7),
                    row.GetInt64(8),
                    row.IsDBNull(9) ? null : row.GetString(9),
                    row.GetBoolean(10),
                    row.GetBoolean(11))),
            cancellationToken);
}
