using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Database;

/// <summary>One connection, and the transaction that is open on it.</summary>
public sealed class EtlSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    internal EtlSession(NpgsqlConnection connection) => _connection = connection;

    internal NpgsqlConnection Connection => _connection;

    /// <summary>Whether the server, or the way to it, has gone.</summary>
    internal bool IsLost => _connection.FullState is ConnectionState.Broken or ConnectionState.Closed;

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement, or several that take no values.</param>
    /// <param name="cancellationToken">Stops it on the server.</param>
    /// <returns>How many rows it wrote.</returns>
    /// <exception cref="Diagnostics.EtlException">The server refuses it.</exception>
    public async Task<long> ExecuteAsync(SqlText sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(sql);
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.NextResultAsync(cancellationToken)) { }
            return (long)Math.Max(reader.RecordsAffected, 0);
        }
        catch (Exception error) when (DatabaseErrors.IsOfDriver(error, command))
        {
            throw DatabaseErrors.During(error, command);
        }
    }

    /// <summary>The first column of the first row.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="cancellationToken">Stops it on the server.</param>
    /// <returns>The value; the default of <typeparamref name="T"/> when there is no row or the value is null.</returns>
    public async Task<T?> ScalarAsync<T>(SqlText sql, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<T?> values =
            StreamAsync(sql, row => row.IsDBNull(0) ? default : row.GetFieldValue<T>(0), cancellationToken);
        await foreach (T? value in values) return value;
        return default;
    }

    /// <summary>All rows of a query; for results that fit into memory.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Makes one of a row.</param>
    /// <param name="cancellationToken">Stops it on the server.</param>
    /// <returns>The rows in their order.</returns>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await foreach (T row in StreamAsync(sql, read, cancellationToken)) rows.Add(row);
        return rows;
    }

    /// <summary>The rows of a query as they arrive.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Makes one of a row.</param>
    /// <param name="cancellationToken">Stops it on the server.</param>
    /// <returns>The rows in their order.</returns>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        SqlText sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Command(sql);
        await using NpgsqlDataReader reader = await Guard(command, command.ExecuteReaderAsync(cancellationToken));
        while (await Guard(command, reader.ReadAsync(cancellationToken))) yield return read(reader);

        // What follows the first result would otherwise fail while the reader is closed, in the driver's words.
        while (await Guard(command, reader.NextResultAsync(cancellationToken))) { }
    }

    /// <summary>Opens a transaction; disposing it without a commit rolls back.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The transaction.</returns>
    public async Task<EtlTransaction> BeginAsync(CancellationToken cancellationToken) =>
        new(await _connection.BeginTransactionAsync(cancellationToken));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<T> Guard<T>(NpgsqlCommand command, Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception error) when (DatabaseErrors.IsOfDriver(error, command))
        {
            throw DatabaseErrors.During(error, command);
        }
    }

    private NpgsqlCommand Command(SqlText sql)
    {
        (string text, IReadOnlyList<object?> values) = sql.Render();
        NpgsqlCommand command = new(text, _connection);
        foreach (object? value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
