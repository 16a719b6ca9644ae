using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Runs;

namespace EtlTools.Commands;

/// <summary>Shows rows that a load refused: file, line, reason, raw text and fields.</summary>
/// <remarks>
/// <para>Without a load, the rejects of the latest load that has any.</para>
/// <para>The fields of the record are properties, as far as the raw text can be read; those it lacks are null. A column
/// that is called like a property of the reject has an underscore at its end (reason_); Fields has all of them by their
/// own names. Set what is wrong and send the objects back with Import-StagingData -ResolveReject.</para>
/// <para>An array that became rows of a table of its own (-Explode) is a property too, with its JSON text. It can be
/// mended like any other, by a text or a list: its rows go back with the record, of null there are none.</para>
/// </remarks>
/// <example>
/// <code>Get-StagingReject</code>
/// <para>Shows the rejects of the latest load that has any.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject -First 1000 | Group-Object Reason -NoElement</code>
/// <para>Counts them by reason.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject -Open | ForEach-Object { $_.email = 'ann@example.org'; $_ } | Import-StagingData -ResolveReject</code>
/// <para>Mends the rejects of the latest load that has open ones, and loads them.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject 12 | ForEach-Object { $_.hashtags = 'news', 'sport'; $_ } | Import-StagingData -ResolveReject</code>
/// <para>Mends an array whose elements are rows of a table of their own: the list becomes its JSON text.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
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

    /// <summary>Only those that were not sent in again.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(async (streams, cancellationToken) =>
    {
        EtlDatabase database = await ConnectAsync(streams, cancellationToken);
        foreach (RejectInfo reject in await RunReader.ListRejectsAsync(database, LoadId, Open, First, cancellationToken))
            streams.WriteObject(RejectObject.Of(reject, database));
    });
}
