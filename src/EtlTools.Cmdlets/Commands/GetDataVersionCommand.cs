using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Staging.Versions;

namespace EtlTools.Commands;

/// <summary>Shows versions of data: what each load made of its table, with checksum and columns.</summary>
/// <remarks>
/// <para>Every load that landed gives a version, identified by its LoadId: when, from which source, how many records,
/// which columns (SchemaVersion counts the changes of a table's columns), what was said with -Metadata, and a checksum
/// over the rows loaded. The same rows have the same checksum in any order, also of their columns.</para>
/// <para>-Compare shows what differs between two versions of a table; rows that only one of them has are counted as
/// long as the rows of both loads are in the table.</para>
/// </remarks>
/// <example>
/// <code>Get-DataVersion orders</code>
/// <para>Shows the versions of staging.orders, the newest first.</para>
/// </example>
/// <example>
/// <code>$again = Import-StagingData ./data/olist_orders_dataset.csv -Table orders
/// Get-DataVersion -Compare (Get-DataVersion orders)[-1].LoadId, $again.LoadId</code>
/// <para>Loads a file, and compares what it holds with the first version of its table.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.Get, "DataVersion", DefaultParameterSetName = "List")]
[OutputType(typeof(DataVersion), typeof(DataVersionComparison))]
public sealed class GetDataVersionCommand : DatabaseCmdlet
{
    /// <summary>Only versions of this table, schema.table; without a schema, in staging.</summary>
    /// <value>all</value>
    [Parameter(Position = 0, ParameterSetName = "List")]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>The version that this load gave.</summary>
    /// <value>all</value>
    [Parameter(ParameterSetName = "List", ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public long? LoadId { get; set; }

    /// <summary>How many at most, the newest first.</summary>
    /// <value>100</value>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 100;

    /// <summary>The loads of two versions to compare.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Compare")]
    [ValidateCount(2, 2)]
    public long[] Compare { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string? table = Table is null || Table.Contains('.', StringComparison.Ordinal) ? Table : $"staging.{Table}";
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            if (ParameterSetName == "Compare")
            {
                DataVersionComparison comparison = await DataVersionReader.CompareAsync(
                    database, Compare[0], Compare[1], cancellationToken);
                streams.WriteObject(PipelineObject.Of(comparison, database));
                return;
            }

            foreach (DataVersion version in
                await DataVersionReader.ListAsync(database, LoadId, table, First, cancellationToken))
                streams.WriteObject(PipelineObject.Of(version, database));
        });
    }
}
