using System.Data;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Sources.Databases;

/// <summary>A query that is described, on a connection of its own, and can be copied out.</summary>
internal sealed class PostgresQuery : IDisposable
{
    // A server that does not answer to a cancellation is cut off with its connection.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _cutOff = new();
    private readonly string _connectionString;
    private readonly NpgsqlConnection _connection;
    private readonly string _name;
    private readonly string _text;
    private CancellationTokenRegistration _stopping;

    private PostgresQuery(NpgsqlConnectionStringBuilder settings, string name, string text)
    {
        _connectionString = settings.ConnectionString;
        _connection = new(_connectionString);
        _name = name;
        _text = text.TrimEnd().TrimEnd(';');
    }

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Whether the server keeps text in an encoding, and so sends nothing but UTF-8.</summary>
    public bool SendsUtf8 => _connection.PostgresParameters["server_encoding"] != "SQL_ASCII";

    /// <summary>Ends what is under way on the connection, some time after <see cref="Cancel"/>.</summary>
    public CancellationToken CutOff => _cutOff.Token;

    /// <summary>Connects and describes the query.</summary>
    /// <exception cref="EtlException">The server cannot be reached, or refuses the query.</exception>
    public static PostgresQuery Begin(
        NpgsqlConnectionStringBuilder settings, string name, string text, CancellationToken cancellationToken)
    {
        PostgresQuery query = new(settings, name, text);
        try
        {
            query.Connect(cancellationToken);
            query._stopping = cancellationToken.Register(query.Cancel);
            query.Guard(query.DescribeAsync, cancellationToken);
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    /// <summary>Begins to copy out: every column as text, in binary format.</summary>
    public NpgsqlRawCopyStream Copy(CancellationToken cancellationToken)
    {
        Identifier[] columns = [.. Columns.Select((_, place) => new Identifier($"c{place}"))];
        Dictionary<string, SqlText> holes = new()
        {
            ["query"] = SqlText.Trusted(_text),
            ["columns"] = SqlText.Join(", ", columns.Select(column => SqlText.Of($"{column}"))),
            ["texts"] = SqlText.Join(", ", columns.Select(column => SqlText.Of($"cast({column} as text)"))),
        };
        string copy = SqlScript.Of("staging/copy_out.sql", holes).ToString();
        return Guard(token => _connection.BeginRawBinaryCopyAsync(copy, token), cancellationToken);
    }

    /// <summary>What it means that reading fails.</summary>
    public EtlException Failure(NpgsqlException error) => error is PostgresException
        ? QueryErrors.Of(_name, _text, error)
        : DatabaseErrors.Connection(error, _name);

    /// <summary>Asks the server to end the query, on another connection: the driver would only drop its own.</summary>
    public void Cancel()
    {
        _cutOff.CancelAfter(s_patience);
        try
        {
            using NpgsqlConnection other = new(_connectionString);
            other.Open();
            (string cancel, _) = SqlScript.Of("staging/cancel_source.sql", _connection.ProcessID).Render();
            using NpgsqlCommand command = new(cancel, other)
            {
                Parameters = { new NpgsqlParameter { Value = _connection.ProcessID } },
            };
            command.ExecuteNonQuery();
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // Where it cannot be asked, it is cut off.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Dispose();
        _connection.Dispose();
        _cutOff.Dispose();
    }

    private void Connect(CancellationToken cancellationToken)
    {
        try
        {
            _connection.OpenAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.Connection(error, _name);
        }
    }

    private async Task<bool> DescribeAsync(CancellationToken cancellationToken)
    {
        // Ends with the connection; there is nothing to commit.
        await _connection.BeginTransactionAsync(cancellationToken);
        await using NpgsqlCommand settings = new(SqlScript.Of("staging/source_session.sql").ToString(), _connection);
        await settings.ExecuteNonQueryAsync(cancellationToken);
        await using NpgsqlCommand command = new(_text, _connection);
        await using NpgsqlDataReader row =
            await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellationToken);
        Columns = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
        return true;
    }

    private T Guard<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return work(CutOff).GetAwaiter().GetResult();
        }
        catch (NpgsqlException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(error);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
