using System.Collections.Concurrent;
using System.Management.Automation;

namespace EtlTools.Cmdlets;

/// <summary>Work on the pool, and what it writes on the pipeline's thread. Disposing it stops it.</summary>
internal sealed class CmdletWork : IDisposable
{
    private readonly BlockingCollection<Action<Cmdlet>> _writes = new(boundedCapacity: 256);
    private readonly CancellationTokenSource _stop;
    private readonly Task _task;

    /// <summary>Begins work.</summary>
    /// <param name="work">The work; it ends soon after its token is cancelled.</param>
    /// <param name="stop">What cancels it.</param>
    public CmdletWork(Func<CmdletStreams, CancellationToken, Task> work, CancellationTokenSource stop)
    {
        _stop = stop;
        CmdletStreams streams = new(_writes, stop.Token);
        _task = Task.Run(async () =>
        {
            try
            {
                await work(streams, stop.Token);
            }
            finally
            {
                streams.HideProgress();
                _writes.CompleteAdding();
            }
        });
    }

    /// <summary>Writes what waits to be written.</summary>
    public void Drain(Cmdlet cmdlet)
    {
        while (_writes.TryTake(out Action<Cmdlet>? write)) Write(write, cmdlet);
    }

    /// <summary>Waits for the end, and throws what the work threw.</summary>
    public void Finish(Cmdlet cmdlet)
    {
        foreach (Action<Cmdlet> write in _writes.GetConsumingEnumerable()) Write(write, cmdlet);
        _task.GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Stop();
        _writes.Dispose();
    }

    private void Write(Action<Cmdlet> write, Cmdlet cmdlet)
    {
        try
        {
            write(cmdlet);
        }
        catch
        {
            // Ctrl+C, or Select-Object -First had enough. The worker has to end before we do.
            Stop();
            throw;
        }
    }

    private void Stop()
    {
        if (!_task.IsCompleted) _stop.Cancel();
        ((IAsyncResult)_task).AsyncWaitHandle.WaitOne();
    }
}
