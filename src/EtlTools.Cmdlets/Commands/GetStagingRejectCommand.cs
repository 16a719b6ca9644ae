using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Runs;

namespace EtlTools.Commands;

/// <summary>Shows rows that a load refused: file, line, reason and raw text.</summary>
/// <remarks>
/// <para>Without a load, the rejects of the latest load that has any.</para>
/// </remarks>
/// <example>
/// <code>Get-StagingReject</code>
/// <para>Shows the rejects of the latest load that has any.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject -First 1000 | Group-Object Reason -NoElement</code>
/// <para>Counts them by reason.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
[Cmdlet(VerbsCommon.Get, "StagingReject")]
[OutputType(typeof(RejectInfo))]
public sealed class GetStagingRejectCommand : DatabaseCmdlet
{
    /// <summary>The load.</summary>
    /// <value>the latest load that has rejects</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public long? LoadId { get; set; }

    /// <summary>How many at most.</summary>
    /// <value>100</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 100;

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(async (streams, cancellationToken) =>
    {
        EtlDatabase database = await ConnectAsync(streams, cancellationToken);
        foreach (RejectInfo reject in await RunReader.ListRejectsAsync(database, LoadId, First, cancellationToken))
            streams.WriteObject(PipelineObject.Of(reject, database));
    });
}
