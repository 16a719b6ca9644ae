using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Makes a database ready: creates it where it is not there, and the tables of schema <c>etl</c>.</summary>
public static class DatabaseInitializer
{
    private const string MaintenanceDatabase = "postgres";

    /// <summary>What is missing. Creates nothing; a private server that exists is started to be looked at.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="progress">Told when a server has to be started.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What <see cref="ApplyAsync"/> would do.</returns>
    /// <exception cref="EtlException">The server cannot be reached.</exception>
    public static async Task<InitializationResult> PlanAsync(
        DatabaseOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        string? connectionString = ConnectionChoice.Find(options, Environment.GetEnvironmentVariable);
        if (connectionString is null)
        {
            EmbeddedPostgres server = new(new EmbeddedPostgresOptions());
            EmbeddedPostgresStatus status = await server.GetStatusAsync(cancellationToken);
            if (!status.IsCreated)
                return new InitializationResult("embedded PostgreSQL", true, SqlScript.List("catalog"), IsPreview: true);
            connectionString = await server.StartAsync(progress, cancellationToken);
        }

        NpgsqlConnectionStringBuilder builder = ConnectionChoice.WithSessionSettings(connectionString);
        string name = $"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}";
        await using NpgsqlConnection connection = new(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return new InitializationResult(name, true, SqlScript.List("catalog"), IsPreview: true);
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.Connection(error, name);
        }

        await using EtlSession session = new(connection);
        IReadOnlyList<string> scripts = await CatalogMigrator.PendingAsync(session, cancellationToken);
        return new InitializationResult(name, false, scripts, IsPreview: true);
    }

    /// <summary>Creates what is missing, and connects.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="plan">What <see cref="PlanAsync"/> found missing.</param>
    /// <param name="progress">Told when a server has to be created or started.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The open database.</returns>
    /// <exception cref="EtlException">The server cannot be reached, or refuses to create the database.</exception>
    public static async Task<EtlDatabase> ApplyAsync(
        DatabaseOptions options,
        InitializationResult plan,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.DatabaseCreated && ConnectionChoice.Find(options, Environment.GetEnvironmentVariable) is { } connectionString)
            await CreateDatabaseAsync(connectionString, cancellationToken);
        return await EtlDatabase.ConnectAsync(options, progress, cancellationToken);
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString) { Pooling = false };
        Identifier name = new(builder.Database ?? builder.Username ?? MaintenanceDatabase);
        builder.Database = MaintenanceDatabase;
        await using NpgsqlConnection connection = new(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.Connection(error, $"{builder.Host}:{builder.Port}/{builder.Database}");
        }

        await using EtlSession session = new(connection);
        await session.ExecuteAsync(SqlText.Of($"create database {name}"), cancellationToken);
    }
}
