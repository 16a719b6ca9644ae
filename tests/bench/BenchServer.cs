using EtlTools.Database.Embedded;
using Npgsql;

namespace EtlTools.Bench;

/// <summary>An embedded server in a folder that is thrown away, and databases that are copies of others.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly string _top;
    private readonly EmbeddedPostgres _server;
    private string _connectionString = "";

    private BenchServer()
    {
        _top = Directory.CreateTempSubdirectory("etl-bench-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // Temporary folders are closed; the server's account has to pass through this one.
            File.SetUnixFileMode(_top, File.GetUnixFileMode(_top) | UnixFileMode.OtherExecute);
        }

        _server = new EmbeddedPostgres(new EmbeddedPostgresOptions { Home = Path.Combine(_top, "home") });
    }

    /// <summary>The folder of <c>psql</c>.</summary>
    public string BinDirectory { get; private set; } = "";

    public static async Task<BenchServer> StartAsync(CancellationToken cancellationToken)
    {
        BenchServer server = new();
        try
        {
            server._connectionString = await server._server.StartAsync(null, cancellationToken);
            server.BinDirectory = (await server._server.GetStatusAsync(cancellationToken)).BinDirectory!;

            // It would come to life in one round and not in another.
            await server.ExecuteAsync("alter system set autovacuum = off", cancellationToken);
            await server.ExecuteAsync("select pg_reload_conf()", cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"create database {name}", cancellationToken);
        return ConnectionTo(name);
    }

    /// <summary>The same database again, file by file; replaces one of that name.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CopyAsync(string template, string name, CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database if exists {name} with (force)", cancellationToken);
        await ExecuteAsync($"create database {name} template {template} strategy file_copy", cancellationToken);
        await ExecuteAsync("checkpoint", cancellationToken);
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        try
        {
            await _server.StopAsync(CancellationToken.None);
        }
        finally
        {
            Directory.Delete(_top, recursive: true);
        }
    }

    private string ConnectionTo(string database)
    {
        NpgsqlConnectionStringBuilder to = new(_connectionString) { Database = database, CommandTimeout = 0 };
        return to.ConnectionString;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(ConnectionTo("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
