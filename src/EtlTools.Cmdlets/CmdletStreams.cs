using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using EtlTools.Diagnostics;

namespace EtlTools.Cmdlets;

/// <summary>What work may say to the user, from any thread.</summary>
internal sealed class CmdletStreams(BlockingCollection<Action<Cmdlet>> writes, CancellationToken stop)
    : IProgress<EtlProgress>
{
    private const int ActivityId = 1;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private long _lastReport;
    private string _activity = "";

    /// <summary>Puts a result on the pipeline.</summary>
    public void WriteObject(object result) => writes.Add(cmdlet => cmdlet.WriteObject(result), stop);

    /// <summary>Reports a failure that does not keep the rest from being done.</summary>
    public void WriteError(Exception error) => writes.Add(cmdlet => cmdlet.WriteError(EtlErrorRecord.Of(error)), stop);

    /// <summary>Draws the progress bar, ten times a second at most.</summary>
    public void Report(EtlProgress value)
    {
        long now = Stopwatch.GetTimestamp();
        long last = Interlocked.Read(ref _lastReport);
        if (last != 0 && Stopwatch.GetElapsedTime(last, now) < s_interval) return;
        if (Interlocked.CompareExchange(ref _lastReport, now, last) != last) return;
        _activity = value.Activity;
        ProgressRecord record = new(ActivityId, value.Activity, Describe(value))
        {
            PercentComplete = value.Total is > 0 and { } total ? (int)Math.Clamp(100 * value.Done / total, 0, 100) : -1,
        };
        writes.Add(cmdlet => cmdlet.WriteProgress(record), stop);
    }

    /// <summary>Takes the progress bar away.</summary>
    public void HideProgress()
    {
        if (_activity.Length == 0 || stop.IsCancellationRequested) return;
        ProgressRecord record = new(ActivityId, _activity, "Done") { RecordType = ProgressRecordType.Completed };
        writes.TryAdd(cmdlet => cmdlet.WriteProgress(record));
    }

    private static string Describe(EtlProgress value)
    {
        string done = Amount(value.Done, value.Unit);
        return value.Total is { } total
            ? $"{value.Item}: {done} of {Amount(total, value.Unit)} {Unit(value)}"
            : $"{value.Item}: {done} {Unit(value)}";
    }

    private static string Amount(long amount, string unit) =>
        (unit == "bytes" ? amount / 1_000_000.0 : amount)
            .ToString(unit == "bytes" ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Unit(EtlProgress value) => value.Unit == "bytes" ? "MB" : value.Unit;
}
