using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>
/// What loads replaced or overwrote, kept so that they can be taken back: one table for each load that did, in schema
/// <c>etl_undo</c>. A full load puts the whole table aside, a keyed load the rows it overwrote.
/// </summary>
/// <remarks>
/// Kept are the tables before the last <see cref="LandingOptions.KeptTables"/> full loads of a table and the rows that
/// its last hundred keyed loads overwrote, except where they lie before a full load that cannot be taken back any more.
/// </remarks>
internal static class LoadImages
{
    private const int KeptRowImages = 100;

    /// <summary>Where the image of a load is.</summary>
    public static TableName Of(long loadId) => new("etl_undo", $"load_{loadId}");

    /// <summary>Puts the whole table aside; its name is free afterwards.</summary>
    /// <remarks>No autovacuum goes through it any more: nobody reads it, and the load that drops it would have to wait.</remarks>
    public static async Task MoveTableAsync(
        EtlSession session, TableName table, long loadId, CancellationToken cancellationToken)
    {
        await RenameAsync(session, table, Of(loadId), cancellationToken);
        await session.ExecuteAsync(
            SqlText.Of($"alter table {Of(loadId)} set (autovacuum_enabled = false)"), cancellationToken);
    }

    /// <summary>Takes an image back to where the table was, whose name is free.</summary>
    public static async Task ReturnTableAsync(
        EtlSession session, TableName table, long loadId, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlText.Of($"alter table {Of(loadId)} reset (autovacuum_enabled)"), cancellationToken);
        await RenameAsync(session, Of(loadId), table, cancellationToken);
    }

    /// <summary>Copies the whole table, which stays.</summary>
    public static Task CopyTableAsync(
        EtlSession session, TableName table, long loadId, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new() { ["image"] = Of(loadId), ["table"] = table };
        return session.ExecuteAsync(SqlScript.Of("staging/undo/copy_table.sql", holes), cancellationToken);
    }

    /// <summary>Says that the image is there.</summary>
    /// <param name="session">The session.</param>
    /// <param name="loadId">The load; the first of those that landed together.</param>
    /// <param name="rows">How many rows are kept.</param>
    /// <param name="isTable">Whether it is a whole table.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task RecordAsync(
        EtlSession session, long loadId, long rows, bool isTable, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlScript.Of("staging/undo/record_image.sql", loadId, rows, isTable), cancellationToken);

    /// <summary>Drops the images of a table that are not to be kept any more.</summary>
    public static async Task PruneAsync(EtlSession session, TableImport import, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> surplus = await session.QueryAsync(
            SqlScript.Of(
                "staging/undo/prune_images.sql",
                import.Table.ToString(),
                Math.Max(0, import.Landing.KeptTables),
                KeptRowImages),
            row => row.GetInt64(0),
            cancellationToken);
        foreach (long loadId in surplus)
            await session.ExecuteAsync(SqlText.Of($"drop table if exists {Of(loadId)}"), cancellationToken);
    }

    private static Task RenameAsync(
        EtlSession session, TableName table, TableName to, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["from"] = table,
            ["renamed"] = table with { Name = to.Name },
            ["name"] = new Identifier(to.Name),
            ["schema"] = new Identifier(to.Schema),
        };
        return session.ExecuteAsync(SqlScript.Of("staging/undo/move_table.sql", holes), cancellationToken);
    }
}
