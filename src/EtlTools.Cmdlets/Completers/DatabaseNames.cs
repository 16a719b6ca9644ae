using EtlTools.Cmdlets;
using EtlTools.Queries;

namespace EtlTools.Completers;

/// <summary>Reads names from the database the session is connected to; completion connects to none.</summary>
internal static class DatabaseNames
{
    /// <summary>The first column of a query; empty without a connection.</summary>
    public static Task<IEnumerable<string>> ReadAsync(string sql, CancellationToken cancellationToken) =>
        ReadAsync(sql, [], cancellationToken);

    /// <summary>The first column of a query with values; empty without a connection.</summary>
    public static async Task<IEnumerable<string>> ReadAsync(
        string sql, IReadOnlyList<object?> values, CancellationToken cancellationToken)
    {
        if (OpenDatabases.Default is not { } database) return [];
        List<string> names = [];
        QueryOptions query = new() { Sql = sql, Values = values };
        await foreach (IReadOnlyDictionary<string, object?> row in
            QueryRunner.StreamAsync(database, query, cancellationToken))
            names.Add((string)row.Values.First()!);
        return names;
    }
}
