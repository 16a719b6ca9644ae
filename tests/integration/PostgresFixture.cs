using EtlTools.Tests.Integration.Database;
using Npgsql;

namespace EtlTools.Tests.Integration;

/// <summary>
/// One embedded server for the whole run, in a folder that is thrown away. A test class joins with
/// <c>[Collection("postgres")]</c> and asks for a database of its own.
/// </summary>
[CollectionDefinition("postgres")]
public sealed class PostgresFixture : IAsyncLifetime, ICollectionFixture<PostgresFixture>
{
    private readonly ThrowawayHome _home = new();
    private int _databases;

    /// <summary>How to connect to the server's own database.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        try
        {
            ConnectionString = await _home.Server().StartAsync(null, CancellationToken.None);
        }
        catch
        {
            await _home.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        string name = $"test_{Interlocked.Increment(ref _databases)}";
        await using NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _home.DisposeAsync();
    }
}
