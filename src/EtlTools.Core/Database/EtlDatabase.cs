using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Database;

/// <summary>The database everything works in: its connections, and what it is.</summary>
public sealed class EtlDatabase : IAsyncDisposable
{
    private static readonly Version s_oldest = new(15, 0);

    private readonly NpgsqlDataSource _source;

    private EtlDatabase(NpgsqlDataSource source, bool isEmbedded, string description)
    {
        _source = source;
        IsEmbedded = isEmbedded;
        Description = description;
    }

    /// <summary>Whether it is the private server EtlTools started by itself.</summary>
    public bool IsEmbedded { get; }

    /// <summary>Where it is, for people; without the password.</summary>
    public string Description { get; }

    /// <summary>What the server is and can do.</summary>
    public Capabilities Capabilities { get; private set; } = new(new Version(), false, false);

    /// <summary>The connection string in use, password included.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary>Connects, starts the embedded server where no other is named, and brings the catalog up to date.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="progress">Told when a server has to be created or started.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EtlException">It cannot be reached, or is older than PostgreSQL 15.</exception>
    public static async Task<EtlDatabase> ConnectAsync(
        DatabaseOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        string? chosen = ConnectionChoice.Find(options, Environment.GetEnvironmentVariable);
        string connectionString = chosen
            ?? await new EmbeddedPostgres(new EmbeddedPostgresOptions()).StartAsync(progress, cancellationToken);
        NpgsqlConnectionStringBuilder builder = ConnectionChoice.WithSessionSettings(connectionString);
        string description = chosen is null ? "embedded PostgreSQL" : $"{builder.Host}:{builder.Port}/{builder.Database}";
        EtlDatabase database = new(NpgsqlDataSource.Create(builder), chosen is null, description)
        {
            ConnectionString = connectionString,
        };
        try
        {
            await database.PrepareAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection of its own; dispose it to give it back.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The session.</returns>
    /// <exception cref="EtlException">The server cannot be reached.</exception>
    public async Task<EtlSession> OpenSessionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new EtlSession(await _source.OpenConnectionAsync(cancellationToken));
        }
        catch (NpgsqlException error) when (IsEmbedded && error is not PostgresException)
        {
            // Somebody stopped or killed the private server; whoever needs it starts it.
            await new EmbeddedPostgres(new EmbeddedPostgresOptions()).StartAsync(null, cancellationToken);
            return await ReopenSessionAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.Connection(error, Description);
        }
    }

    private async Task<EtlSession> ReopenSessionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new EtlSession(await _source.OpenConnectionAsync(cancellationToken));
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.Connection(error, Description);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using EtlSession session = await OpenSessionAsync(cancellationToken);
        Capabilities = (await session.QueryAsync(
            SqlScript.Of("run/capabilities.sql"),
            row => new Capabilities(
                new Version(row.GetInt32(0) / 10_000, row.GetInt32(0) % 10_000), row.GetBoolean(1), row.GetBoolean(2)),
            cancellationToken))[0];
        if (Capabilities.Version < s_oldest)
        {
            throw new EtlException(
                ErrorIds.DatabaseVersion,
                $"{Description} runs PostgreSQL {Capabilities.Version}; EtlTools needs 15 or newer.",
                "Connect to a newer server, or name none and let EtlTools start its own.",
                Description);
        }

        await CatalogMigrator.MigrateAsync(session, cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("run/mark_interrupted.sql"), cancellationToken);
    }
}
