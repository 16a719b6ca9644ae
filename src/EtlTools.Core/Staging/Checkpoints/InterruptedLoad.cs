using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Checkpoints;

/// <summary>A load that stopped at a checkpoint.</summary>
/// <param name="LoadId">Its id.</param>
/// <param name="StartedAt">When it began, by the server's clock.</param>
/// <param name="SourceName">What it was loading.</param>
/// <param name="Table">Where to, with the schema.</param>
/// <param name="Mode">How, as the catalog writes it.</param>
/// <param name="Terms">See <see cref="LandingPlan.Terms"/>; null when the catalog does not know.</param>
/// <param name="ParentLoadId">The load whose records its rows stand in; null when it has a source of its own.</param>
/// <param name="IsThere">Whether the table its rows were written to is still there, and no other by its name.</param>
/// <param name="Reached">How far it had come.</param>
internal sealed record InterruptedLoad(
    long LoadId,
    DateTimeOffset StartedAt,
    string SourceName,
    string Table,
    string Mode,
    string? Terms,
    long? ParentLoadId,
    bool IsThere,
    Checkpoint Reached)
{
    /// <summary>The loads of the rows inside its records.</summary>
    public IReadOnlyList<InterruptedLoad> Children { get; init; } = [];

    /// <summary>Whether everything it had written is still there.</summary>
    public bool CanGoOn => IsThere && Children.All(child => child.IsThere);

    /// <summary>Those of a table that wait to go on, in the order they were begun.</summary>
    public static async Task<IReadOnlyList<InterruptedLoad>> FindAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken)
    {
        IReadOnlyList<InterruptedLoad> stopped = await session.QueryAsync(
            SqlScript.Of("staging/checkpoint/find.sql", table.ToString()),
            row => new InterruptedLoad(
                row.GetInt64(0),
                DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(1)),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetInt64(6),
                row.GetBoolean(7),
                new Checkpoint(
                    row.GetString(8),
                    row.GetInt64(9),
                    row.GetInt64(10),
                    ContentHashes.Number(row.GetGuid(11)),
                    row.GetInt64(12),
                    row.GetInt64(13),
                    row.GetBoolean(14),
                    row.GetBoolean(15),
                    row.GetFieldValue<string[]>(16))),
            cancellationToken);
        ILookup<long?, InterruptedLoad> inside = stopped.ToLookup(load => load.ParentLoadId);
        return [.. inside[null].Select(load => load with { Children = [.. inside[load.LoadId]] })];
    }
}
