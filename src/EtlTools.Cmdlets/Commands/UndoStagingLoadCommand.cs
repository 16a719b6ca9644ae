using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Staging.Undo;

namespace EtlTools.Commands;

/// <summary>Takes a load back: its table is then as if the load had never been.</summary>
/// <remarks>
/// <para>Rows the load added go. Rows it overwrote come back with all their columns, and after a full load the table
/// before it does. A column the load added is dropped where nothing else uses it, and so is a table when no load is left
/// in it. Files that landed in one transaction, as those of a full load do, are taken back together, and so are
/// records and the rows of their exploded arrays; the load of an array is not taken back alone.</para>
/// <para>A load on which later ones build (a full load after it, a load that matched rows by key) is refused, unless
/// -Cascade takes those back first, the newest before the others. It is refused, too, when what it replaced is not kept
/// any more: the table before the last full load is kept, or as many as -KeepTables of Import-StagingData said, and the
/// rows overwritten by the last hundred loads of a table.</para>
/// <para>The load stays in the catalog with status Undone, and its file counts as not loaded.</para>
/// </remarks>
/// <example>
/// <code>Get-StagingLoad orders | Where-Object Status -ne Skipped | Select-Object -First 1 | Undo-StagingLoad -WhatIf</code>
/// <para>Shows what taking back the last load of staging.orders that wrote something would do.</para>
/// </example>
/// <example>
/// <code>$load = Import-StagingData ./data/olist_orders_dataset.csv -Table recent_orders -Mode Append -Force
/// Undo-StagingLoad $load.LoadId -Cascade</code>
/// <para>Takes back a load of staging.recent_orders and those that build on it.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.Undo, "StagingLoad", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UndonePart))]
public sealed class UndoStagingLoadCommand : DatabaseCmdlet
{
    /// <summary>The load.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long LoadId { get; set; }

    /// <summary>Takes back later loads that build on it too.</summary>
    /// <value>they are an error</value>
    [Parameter]
    public SwitchParameter Cascade { get; set; }

    /// <summary>Seconds to wait for a load of the table that is under way; -1 waits until it ends.</summary>
    /// <value>-1</value>
    [Parameter]
    [ValidateRange(-1, int.MaxValue)]
    public int LockTimeout { get; set; } = -1;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        Approval approval = Ask("Take back", $"load {LoadId} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string command = CommandText;
        UndoOptions options = new()
        {
            LoadId = LoadId,
            Cascade = Cascade,
            LockTimeout = LockTimeout < 0 ? null : TimeSpan.FromSeconds(LockTimeout),
        };
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            IReadOnlyList<UndonePart> parts = approval == Approval.PreviewOnly
                ? (await UndoPlanner.PlanAsync(database, options, cancellationToken)).Parts
                : await UndoAsync(streams, database, options, command, cancellationToken);
            foreach (UndonePart part in parts) streams.WriteObject(PipelineObject.Of(part, database));
        });
    }

    private static async Task<IReadOnlyList<UndonePart>> UndoAsync(
        CmdletStreams streams,
        EtlDatabase database,
        UndoOptions options,
        string command,
        CancellationToken cancellationToken)
    {
        await using EtlRun run = await EtlRun.StartAsync(database, command, null, asOf: null, cancellationToken);
        IReadOnlyList<UndonePart> parts = [];
        await run.CompleteAsync(async () =>
        {
            parts = await LoadUndoer.UndoAsync(run, options, streams, cancellationToken);
            return RunStatus.Succeeded;
        });
        return parts;
    }
}
