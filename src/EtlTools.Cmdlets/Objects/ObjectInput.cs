using System.Management.Automation;
using EtlTools.Sources.Objects;

namespace EtlTools.Cmdlets.Objects;

/// <summary>The records of a pipeline on their way into a load that runs beside it.</summary>
/// <param name="cmdlet">The cmdlet they come to.</param>
/// <param name="source">The source the load reads; fed from here.</param>
/// <param name="properties">What feeds it.</param>
/// <param name="load">The load; null where the objects are only looked at.</param>
/// <param name="finish">Waits for the load, and ends the pipeline with its failure.</param>
internal sealed class ObjectInput(
    Cmdlet cmdlet, ObjectSource source, ObjectProperties properties, CmdletWork? load, Action<CmdletWork> finish)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly ObjectFeed _feed = properties.Feed;
    private long _nextDrain;

    /// <summary>What the load reads.</summary>
    public ObjectSource Source => source;

    /// <summary>Takes an object; waits where the load is slower than the pipeline.</summary>
    public void Take(PSObject input)
    {
        properties.Write(input);
        if (load is null)
        {
            if (_feed.IsFull) _feed.Discard();
            return;
        }

        if (_feed.IsFull) Send(load);
        else if (_feed.IsClosed) finish(load);
        if (Environment.TickCount64 < _nextDrain) return;
        _nextDrain = Environment.TickCount64 + (long)s_interval.TotalMilliseconds;
        load.Drain(cmdlet);
    }

    /// <summary>Says that the last object came, and waits for the load.</summary>
    public void Complete()
    {
        foreach (string warning in properties.Warnings) cmdlet.WriteWarning(warning);
        if (load is null) _feed.TrySend();
        else Send(load);
        _feed.Complete();
        if (load is not null) finish(load);
    }

    private void Send(CmdletWork work)
    {
        while (!_feed.TrySend())
        {
            // Nobody reads any more: the load has failed, and says why.
            if (_feed.IsClosed)
            {
                finish(work);
                throw new PipelineStoppedException();
            }

            work.Drain(cmdlet);
            _feed.WaitForRoom(s_interval);
        }
    }
}
