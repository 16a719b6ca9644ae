using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Commands;

/// <summary>Lists loads: which file went into which table, with the account of its rows.</summary>
/// <remarks>
/// <para>For every load, rows read are inserted + updated + unchanged + skipped + rejected; the database enforces
/// it.</para>
/// </remarks>
/// <example>
/// <code>Get-StagingLoad -First 10</code>
/// <para>Shows the last ten loads.</para>
/// </example>
/// <example>
/// <code>Get-StagingLoad | Where-Object RowsRejected -gt 0 | Get-StagingReject</code>
/// <para>Shows the rows that were refused, and why.</para>
/// </example>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.Get, "StagingLoad")]
[OutputType(typeof(LoadResult))]
public sealed class GetStagingLoadCommand : DatabaseCmdlet
{
    /// <summary>Only loads into this table, schema.table; without a schema, into staging.</summary>
    /// <value>all</value>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>The load.</summary>
    /// <value>all</value>
    [Parameter]
    [Alias("Id")]
    public long? LoadId { get; set; }

    /// <summary>Only loads of this run.</summary>
    /// <value>all</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? RunId { get; set; }

    /// <summary>How many at most, the newest first.</summary>
    /// <value>100</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 100;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string? table = Table is null || Table.Contains('.', StringComparison.Ordinal) ? Table : $"staging.{Table}";
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            foreach (LoadResult load in
                await RunReader.ListLoadsAsync(database, LoadId, RunId, table, First, cancellationToken))
                streams.WriteObject(PipelineObject.Of(load, database));
        });
    }
}
