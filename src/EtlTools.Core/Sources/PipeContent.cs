namespace EtlTools.Sources;

/// <summary>
/// What comes through a pipe: waiting for it can be cancelled, and what was read of it at first can be read once more.
/// </summary>
/// <param name="pipe">The pipe; it stays open.</param>
internal sealed class PipeContent(Stream pipe) : ReadOnlyStream
{
    private readonly byte[] _block = new byte[64 * 1024];
    private MemoryStream? _first = new();
    private Task<int>? _reading;
    private bool _isRemembering = true;
    private int _taken;
    private int _count;

    /// <summary>Stops waiting.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Begins again from the first byte, for the last time.</summary>
    public void Rewind()
    {
        if (!_isRemembering) throw new InvalidOperationException("A pipe can be read once.");
        _isRemembering = false;
        _first!.Position = 0;
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (!_isRemembering && _first is not null)
        {
            int again = _first.Read(buffer);
            if (again > 0) return again;
            _first = null;
        }

        if (_taken == _count) Wait();
        int count = Math.Min(buffer.Length, _count - _taken);
        ReadOnlySpan<byte> bytes = _block.AsSpan(_taken, count);
        bytes.CopyTo(buffer);
        if (_isRemembering) _first!.Write(bytes);
        _taken += count;
        return count;
    }

    // Reading from a terminal or a pipe cannot be interrupted; who waits for it can.
    private void Wait()
    {
        _reading ??= Task.Run(() => pipe.Read(_block), CancellationToken.None);
        try
        {
            _reading.Wait(CancellationToken);
        }
        catch (AggregateException error) when (error.InnerException is { } cause)
        {
            throw new IOException(cause.Message, cause);
        }

        _count = _reading.Result;
        _taken = 0;
        _reading = null;
    }
}
