using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Database;

/// <summary>
/// Takes rows by binary COPY while the caller works on those before: two chunks take turns. Disposing it before the
/// last row ends the COPY on the server.
/// </summary>
/// <remarks>
/// Each row is a message of its own, and the driver's asynchronous read of one leaves 48 bytes behind: 50 MB to be
/// collected for a million rows. So a thread of the pool reads, and waits; to stop it, the server is asked to end the
/// COPY.
/// </remarks>
internal sealed class BulkReader : IAsyncDisposable
{
    private readonly NpgsqlRawCopyStream _copy;
    private readonly string _statement;
    private readonly CancellationToken _cancellationToken;
    private RowChunk _current;
    private RowChunk _next;
    private Task _filling;
    private bool _isComplete;

    private BulkReader(NpgsqlRawCopyStream copy, string statement, int columns, CancellationToken cancellationToken)
    {
        _copy = copy;
        _statement = statement;
        _cancellationToken = cancellationToken;
        _current = new RowChunk(columns);
        _next = new RowChunk(columns);
        _filling = Task.Run(Fill, cancellationToken);
    }

    /// <summary>Begins a COPY.</summary>
    /// <param name="session">Its session, on which nothing else may run until the COPY ends.</param>
    /// <param name="statement"><c>copy … to stdout (format binary)</c>, without values.</param>
    /// <param name="columns">How many columns it sends.</param>
    /// <param name="cancellationToken">Stops it, also while rows are read.</param>
    public static async Task<BulkReader> BeginAsync(
        EtlSession session, SqlText statement, int columns, CancellationToken cancellationToken)
    {
        string text = statement.ToString();
        try
        {
            NpgsqlRawCopyStream copy = await session.Connection.BeginRawBinaryCopyAsync(text, cancellationToken);
            return new(copy, text, columns, cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw DatabaseErrors.Statement(error, text);
        }
    }

    /// <summary>The next rows; they hold until the next call.</summary>
    /// <returns>The rows, perhaps none; null after the last.</returns>
    public async ValueTask<RowChunk?> ReadAsync()
    {
        if (_isComplete) return null;
        await _filling.WaitAsync(_cancellationToken);
        (_current, _next) = (_next, _current);
        _isComplete = _current.IsLast;
        if (!_isComplete)
        {
            _filling = Task.Run(
                () =>
                {
                    _next.StartAfter(_current);
                    Fill();
                },
                _cancellationToken);
        }

        return _current;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_isComplete) await GiveUpAsync();
        try
        {
            await _copy.DisposeAsync();
        }
        catch (Exception) when (!_isComplete)
        {
            // The COPY is being given up for a reason the caller already knows.
        }
    }

    private async Task GiveUpAsync()
    {
        try
        {
            await _copy.CancelAsync();
            await _filling;
        }
        catch (Exception)
        {
            // As above; what matters is that nothing reads any more.
        }
    }

    private void Fill()
    {
        try
        {
            while (!_next.IsFull && !_next.IsLast)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                int read = _copy.Read(_next.Free.Span);
                if (read == 0) throw new EndOfStreamException("The server ended the COPY before its last row.");
                _next.Advance(read);
            }
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw DatabaseErrors.Statement(error, _statement);
        }
    }
}
