using EtlTools.Database;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Sources.Databases;

/// <summary>
/// The result of a query in another PostgreSQL, read by COPY. Every value is what the server's own cast to text says,
/// with dates in ISO form and times in UTC; the query runs in a transaction that is read-only.
/// </summary>
public sealed record PostgresSource : RecordSource
{
    private readonly NpgsqlConnectionStringBuilder _settings;

    /// <summary>Makes a source of a query.</summary>
    /// <param name="connectionString">A connection string of Npgsql or a <c>postgresql://</c> URI.</param>
    /// <param name="query">What to read: anything that can stand in the from clause of a select.</param>
    /// <exception cref="EtlException">The connection string cannot be read.</exception>
    public PostgresSource(string connectionString, string query)
    {
        DatabaseOptions options = new() { ConnectionString = connectionString };
        _settings = new(ConnectionChoice.Find(options, _ => null))
        {
            ApplicationName = "EtlTools",
            CommandTimeout = 0,
            Pooling = false,
        };
        Query = query;
    }

    /// <summary>Host, port and database.</summary>
    public override string Name => $"{_settings.Host}:{_settings.Port}/{_settings.Database ?? _settings.Username}";

    /// <inheritdoc />
    public override string ShortName => Name;

    /// <summary>What is read.</summary>
    public string Query { get; }

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using PostgresQuery query = PostgresQuery.Begin(_settings, Name, Query, cancellationToken);
        return new(query.Columns, Bytes: null, EstimatedRows: null);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken)
    {
        PostgresQuery query = PostgresQuery.Begin(_settings, Name, Query, cancellationToken);
        try
        {
            return new CopyRecordReader(query, cancellationToken);
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }
}
