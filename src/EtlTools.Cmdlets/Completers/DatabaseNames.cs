using EtlTools.Cmdlets;
using EtlTools.Queries;

namespace EtlTools.Completers;

/// <summary>Reads names from the database the session is connected to; completion connects to none.</summary>
internal static class DatabaseNames
{
    /// <summary>The first column of a query; empty without a connection.</summary>
    public static async Task<IEnumerable<string>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        if (OpenDatabases.Default is not { } database) return [];
        List<string> names = [];
        await foreach (IReadOnlyDictionary<string, object?> row in
            QueryRunner.StreamAsync(database, new QueryOptions { Sql = sql }, cancellationToken))
            names.Add((string)row.Values.First()!);
        return names;
    }
}
