using EtlTools.Database;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Databases;

/// <summary>The result of a query in a database that is named by a text.</summary>
public static class DatabaseSource
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>Makes a source of a database's name.</summary>
    /// <param name="database">
    /// <c>sqlite:</c> and the path of a file, or PostgreSQL by a <c>postgresql://</c> URI or a connection string of
    /// Npgsql.
    /// </param>
    /// <param name="query">What to read.</param>
    /// <returns>The source; nothing is opened yet.</returns>
    /// <exception cref="EtlException">The text names no database.</exception>
    public static RecordSource Of(string database, string query)
    {
        if (database.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
            return new SqliteSource(database[SqlitePrefix.Length..], query);
        if (ConnectionUri.IsOne(database) || database.Contains('=')) return new PostgresSource(database, query);

        // What was meant as a connection string may hold a password: it is not repeated.
        throw new EtlException(
            ErrorIds.StagingSource,
            "The source names no database; a URI, a connection string or sqlite:FILE was expected.",
            "Write it as 'postgresql://reader@db.example/shop', 'Host=db.example;Database=shop' or 'sqlite:shop.db'.");
    }
}
