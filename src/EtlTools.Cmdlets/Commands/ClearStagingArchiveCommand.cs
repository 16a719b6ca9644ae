using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Staging.Archives;

namespace EtlTools.Commands;

/// <summary>Deletes archived files that are old, or more than are wanted.</summary>
/// <remarks>
/// <para>A file goes with its metadata when it was archived at least -OlderThan ago and is not among the newest -Keep
/// of its table; of the two, the one that is not said does not hold it. Files that landed in one transaction go
/// together and count as one. Only files of the catalog's own loads are deleted, and the catalog remembers when.</para>
/// <para>What Import-StagingData -FromArchive loads begins at the last full load that is left: of a table that is never
/// loaded in full, the rows of deleted files do not come back.</para>
/// </remarks>
/// <example>
/// <code>Clear-StagingArchive -OlderThan 90 -Keep 3 -WhatIf</code>
/// <para>Shows what is older than ninety days and not among the newest three of its table.</para>
/// </example>
/// <example>
/// <code>Clear-StagingArchive -Table orders -Keep 1</code>
/// <para>Keeps only the last of staging.orders.</para>
/// </example>
/// <seealso cref="GetStagingArchiveCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.Clear, "StagingArchive", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ArchivedFile))]
public sealed class ClearStagingArchiveCommand : DatabaseCmdlet
{
    /// <summary>Only files of this table, schema.table; without a schema, in staging.</summary>
    /// <value>all</value>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>Only files archived at least so many days ago, or so long as a time span says.</summary>
    /// <value>any age</value>
    [Parameter]
    public AgeArgument? OlderThan { get; set; }

    /// <summary>How many of the newest of each table stay, however old.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Keep { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        Approval approval = Ask("Delete", $"archived files of {Table ?? "all tables"} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string command = CommandText;
        ArchiveClearOptions options = new() { Table = Table, OlderThan = OlderThan?.Span, Keep = Keep };
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ArchiveClearPlan plan = await ArchiveClearPlanner.PlanAsync(database, options, cancellationToken);
            if (approval == Approval.Given)
                await ClearAsync(streams, database, plan, command, cancellationToken);
            else
                foreach (ArchivedFile file in plan.Files) streams.WriteObject(PipelineObject.Of(file, database));
        });
    }

    private static async Task ClearAsync(
        CmdletStreams streams,
        EtlDatabase database,
        ArchiveClearPlan plan,
        string command,
        CancellationToken cancellationToken)
    {
        await using EtlRun run = await EtlRun.StartAsync(database, command, null, asOf: null, cancellationToken);
        await run.CompleteAsync(async () =>
        {
            await foreach (ArchivedFile file in ArchiveClearer.ClearAsync(run, plan, cancellationToken))
                streams.WriteObject(PipelineObject.Of(file, database));
            return RunStatus.Succeeded;
        });
    }
}
