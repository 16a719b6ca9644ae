using System.Collections;
using System.Management.Automation;

namespace EtlTools.Cmdlets;

/// <summary>Runs Core's asynchronous work from a cmdlet, and what it writes on the pipeline's thread.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private CmdletWork? _work;

    /// <summary>The command with its parameters, for the journal; connections are left out.</summary>
    private protected string CommandText => string.Join(' ', MyInvocation.BoundParameters
        .Where(parameter => parameter.Key is not ("Database" or "InputObject" or "LiteralPath"
            or "Source" or "Connection" or "DataReader"))
        .Select(parameter => $"-{parameter.Key} {TextOf(parameter.Value)}")
        .Prepend(MyInvocation.MyCommand.Name));

    private static string TextOf(object value) => value is IDictionary entries
        ? $"@{{ {string.Join("; ", entries.Cast<DictionaryEntry>().Select(entry => $"{entry.Key} = {entry.Value}"))} }}"
        : LanguagePrimitives.ConvertTo<string>(value);

    /// <summary>Does work until its end; its failure ends the pipeline.</summary>
    /// <param name="work">The work; it ends soon after its token is cancelled.</param>
    private protected void Run(Func<CmdletStreams, CancellationToken, Task> work) => Finish(Start(work));

    /// <summary>Begins work that goes on while the pipeline does; <see cref="Finish"/> is to follow.</summary>
    /// <param name="work">The work; it ends soon after its token is cancelled.</param>
    private protected CmdletWork Start(Func<CmdletStreams, CancellationToken, Task> work) => _work = new(work, _stop);

    /// <summary>Waits for work to end; its failure ends the pipeline.</summary>
    private protected void Finish(CmdletWork work)
    {
        try
        {
            work.Finish(this);
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
        if (!disposing) return;

        // An error before us in the pipeline ends it without a call of EndProcessing.
        _work?.Dispose();
        _stop.Dispose();
    }
}
