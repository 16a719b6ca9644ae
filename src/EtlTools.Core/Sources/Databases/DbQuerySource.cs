using System.Data.Common;

namespace EtlTools.Sources.Databases;

/// <summary>The result of a query on a connection of any ADO.NET provider.</summary>
public sealed record DbQuerySource : RecordSource
{
    private readonly DbQuery _query;

    /// <summary>Makes a source of a query.</summary>
    /// <param name="connection">The connection; opened where it is not, and closed again.</param>
    /// <param name="query">What to read.</param>
    public DbQuerySource(DbConnection connection, string query)
    {
        string?[] parts = [connection.DataSource, connection.Database];
        Name = string.Join('/', parts.Where(part => part is { Length: > 0 }));
        if (Name.Length == 0) Name = connection.GetType().FullName!;
        _query = new(connection, query, Name);
    }

    /// <summary>The server and the database, as the provider calls them.</summary>
    public override string Name { get; }

    /// <inheritdoc />
    public override string ShortName => Name;

    /// <summary>What is read.</summary>
    public string Query => _query.Query;

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken) => _query.Sample(cancellationToken);

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) => _query.Open(cancellationToken);
}
