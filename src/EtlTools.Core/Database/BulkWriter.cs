using System.Threading.Channels;
using Npgsql;

namespace EtlTools.Database;

/// <summary>
/// Sends rows by binary COPY while the caller fills the next buffer: a few buffers go round between the two.
/// Disposing it before <see cref="CompleteAsync"/> takes the COPY back.
/// </summary>
internal sealed class BulkWriter : IAsyncDisposable
{
    private const int Buffers = 3;

    // A write that hangs after a cancellation is cut off with its connection; the server then rolls back.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlRawCopyStream _copy;
    private readonly Channel<CopyBuffer> _full = Channel.CreateBounded<CopyBuffer>(Buffers);
    private readonly Channel<CopyBuffer> _empty = Channel.CreateBounded<CopyBuffer>(Buffers);
    private readonly CancellationTokenSource _cutOff = new();
    private readonly Task _sending;
    private bool _isComplete;

    private BulkWriter(NpgsqlRawCopyStream copy)
    {
        _copy = copy;
        for (int i = 1; i < Buffers; i++) _empty.Writer.TryWrite(new CopyBuffer());
        Buffer = new CopyBuffer();
        WriteSignature(Buffer);
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>The buffer to write rows into; another one after each <see cref="SendAsync"/>.</summary>
    public CopyBuffer Buffer { get; private set; }

    /// <summary>Begins a COPY.</summary>
    /// <param name="session">Its session, on which nothing else may run until the COPY ends.</param>
    /// <param name="statement"><c>copy … from stdin (format binary)</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<BulkWriter> BeginAsync(
        EtlSession session, string statement, CancellationToken cancellationToken)
    {
        try
        {
            return new(await session.Connection.BeginRawBinaryCopyAsync(statement, cancellationToken));
        }
        catch (PostgresException error) when (error.SqlState != PostgresErrorCodes.QueryCanceled)
        {
            throw DatabaseErrors.Statement(error, statement);
        }
    }

    /// <summary>Hands the buffer over to be sent, and waits for an empty one.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _full.Writer.WriteAsync(Buffer, cancellationToken);
            Buffer = await _empty.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // The sender has given up; its error says why.
            await _sending;
            throw;
        }
    }

    /// <summary>Sends the rest and waits until the server has taken all of it.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Buffer.Reserve(sizeof(short));
        Buffer.WriteInt16(-1);
        await SendAsync(cancellationToken);
        _full.Writer.TryComplete();
        await _sending;
        _isComplete = true;
        try
        {
            await _copy.DisposeAsync();
        }
        catch (PostgresException error)
        {
            throw DatabaseErrors.Statement(error, "copy");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_isComplete) await TakeBackAsync();
        _cutOff.Dispose();
    }

    private static void WriteSignature(CopyBuffer buffer)
    {
        buffer.WriteBytes([.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0]);
        buffer.WriteInt32(0);
        buffer.WriteInt32(0);
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (CopyBuffer buffer in _full.Reader.ReadAllAsync(_cutOff.Token))
            {
                await _copy.WriteAsync(buffer.Content, _cutOff.Token);
                buffer.Clear();
                _empty.Writer.TryWrite(buffer);
            }
        }
        catch (PostgresException error)
        {
            throw DatabaseErrors.Statement(error, "copy");
        }
        finally
        {
            _empty.Writer.Complete();
            _full.Writer.TryComplete();
        }
    }

    private async Task TakeBackAsync()
    {
        _full.Writer.TryComplete();
        _cutOff.CancelAfter(s_patience);
        try
        {
            await _sending;
            await _copy.CancelAsync();
        }
        catch (Exception)
        {
            // The COPY is being given up for a reason the caller already knows; a connection that broke over it
            // rolls back all the same.
        }
    }
}
