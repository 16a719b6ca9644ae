using EtlTools.Pipeline;
using EtlTools.Samples;

namespace EtlTools.Cli.Demo;

/// <summary>One day of the demo.</summary>
/// <param name="Sample">The files and what was planted in them.</param>
/// <param name="GenerateDuration">How long writing them took.</param>
/// <param name="Run">What the model made of them.</param>
internal sealed record DemoDay(SampleResult Sample, TimeSpan GenerateDuration, PipelineResult Run)
{
    /// <summary>Rows in the files.</summary>
    public long RowsGenerated => Sample.Files.Sum(file => file.Rows);

    /// <summary>Rows read from them.</summary>
    public long RowsLoaded => Run.Loads.Sum(load => load.RowsRead);

    /// <summary>How long loading them took.</summary>
    public TimeSpan LoadDuration => Sum(Run.Loads.Select(load => load.Duration));

    /// <summary>How long rules, report and journal took: what loading and building leave of the run.</summary>
    public TimeSpan TestDuration => Run.Duration - LoadDuration - Sum(Run.Tables.Select(table => table.Duration));

    private static TimeSpan Sum(IEnumerable<TimeSpan> durations) =>
        TimeSpan.FromTicks(durations.Sum(duration => duration.Ticks));
}
