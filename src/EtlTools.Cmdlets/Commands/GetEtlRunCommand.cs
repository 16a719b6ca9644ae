using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Runs;

namespace EtlTools.Commands;

/// <summary>Lists runs: what was done, when, by whom, and how it ended.</summary>
/// <remarks>
/// <para>Every import, transform and quality test is a run in the journal, newest first. With -Step the tables that a
/// run built or tested, in their order, with their row counts.</para>
/// </remarks>
/// <example>
/// <code>Get-EtlRun -First 5</code>
/// <para>Shows the last five runs.</para>
/// </example>
/// <example>
/// <code>Get-EtlRun -First 1 | Get-EtlRun -Step</code>
/// <para>Shows the steps of the last run.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
[Cmdlet(VerbsCommon.Get, "EtlRun")]
[OutputType(typeof(RunInfo), typeof(StepInfo))]
public sealed class GetEtlRunCommand : DatabaseCmdlet
{
    /// <summary>The run.</summary>
    /// <value>all</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long? RunId { get; set; }

    /// <summary>Only runs of the model of this name.</summary>
    /// <value>all</value>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>How many runs at most, the newest first.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 20;

    /// <summary>The steps of the runs instead of the runs.</summary>
    [Parameter]
    public SwitchParameter Step { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(async (streams, cancellationToken) =>
    {
        EtlDatabase database = await ConnectAsync(streams, cancellationToken);
        foreach (RunInfo run in await RunReader.ListRunsAsync(database, RunId, Model, First, cancellationToken))
        {
            if (!Step)
            {
                streams.WriteObject(PipelineObject.Of(run, database));
                continue;
            }

            foreach (StepInfo step in await RunReader.ListStepsAsync(database, run.RunId, cancellationToken))
                streams.WriteObject(PipelineObject.Of(step, database));
        }
    });
}
