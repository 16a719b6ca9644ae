using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>
/// Sees to it that the planner knows the tables a select reads. Autovacuum would, a minute later; without it a join of
/// freshly loaded tables was planned as if they were empty, and took ten times as long.
/// </summary>
internal static class Statistics
{
    /// <summary>Analyzes those tables that need it.</summary>
    /// <param name="session">The session that is going to read them.</param>
    /// <param name="tables">The tables, as <c>schema.table</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RefreshAsync(EtlSession session, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        IReadOnlyList<TableName> stale = await session.QueryAsync(
            SqlScript.Of("table/stale_statistics.sql", (object)tables.ToArray()),
            row => new TableName(row.GetString(0), row.GetString(1)),
            cancellationToken);
        foreach (TableName table in stale) await session.ExecuteAsync(SqlText.Of($"analyze {table}"), cancellationToken);
    }
}
