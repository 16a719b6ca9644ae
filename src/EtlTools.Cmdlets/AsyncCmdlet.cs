using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;

namespace EtlTools.Cmdlets;

/// <summary>Runs Core's asynchronous work from a cmdlet, and what it writes on the pipeline's thread.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The command with its parameters, for the journal; connections are left out.</summary>
    private protected string CommandText => string.Join(' ', MyInvocation.BoundParameters
        .Where(parameter => parameter.Key is not ("Database" or "InputObject" or "LiteralPath"))
        .Select(parameter => $"-{parameter.Key} {TextOf(parameter.Value)}")
        .Prepend(MyInvocation.MyCommand.Name));

    private static string TextOf(object value) => value is IDictionary entries
        ? $"@{{ {string.Join("; ", entries.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} = {entry.Value}"))} }}"
        : LanguagePrimitives.ConvertTo<string>(value);

    /// <summary>Does work until its end; its failure ends the pipeline.</summary>
    /// <param name="work">The work; it ends soon after its token is cancelled.</param>
    private protected void Run(Func<CmdletStreams, CancellationToken, Task> work)
    {
        using BlockingCollection<Action<Cmdlet>> writes = new(boundedCapacity: 256);
        CmdletStreams streams = new(writes, _stop.Token);
        Task task = Task.Run(async () =>
        {
            try
            {
                await work(streams, _stop.Token);
            }
            finally
            {
                streams.HideProgress();
                writes.CompleteAdding();
            }
        });

        try
        {
            foreach (Action<Cmdlet> write in writes.GetConsumingEnumerable()) write(this);
        }
        catch
        {
            // A write threw: Ctrl+C, or Select-Object -First had enough. The worker has to end before we do.
            _stop.Cancel();
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            throw;
        }

        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            ThrowTerminatingError(EtlErrorRecord.Of(error));
        }
    }

    /// <summary>Asks before writing, as <c>-WhatIf</c> and <c>-Confirm</c> want it.</summary>
    /// <param name="action">What would be done: <c>Build facts</c>.</param>
    /// <param name="target">To what.</param>
    private protected Approval Ask(string action, string target)
    {
        bool isApproved = ShouldProcess(
            $"{action}: {target}.", $"{action}: {target}?", MyInvocation.MyCommand.Name,
            out ShouldProcessReason reason);
        if (isApproved) return Approval.Given;
        return reason.HasFlag(ShouldProcessReason.WhatIf) ? Approval.PreviewOnly : Approval.Refused;
    }

    /// <inheritdoc />
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the cmdlet holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }
}
