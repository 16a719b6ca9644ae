using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Staging.Archives;

namespace EtlTools.Commands;

/// <summary>Lists the files that were archived when they were loaded.</summary>
/// <remarks>
/// <para>Import-StagingData -Archive keeps the bytes of each file that it loads, packed with gzip, with a metadata file
/// beside it. The catalog knows those of its database that were not cleared; with -Path the metadata files of a folder
/// are read instead, whichever database loaded them.</para>
/// </remarks>
/// <example>
/// <code>Get-StagingArchive -Table orders</code>
/// <para>Lists what is kept of the files of staging.orders, the newest first.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./data/olist_sellers_dataset.csv -Table sellers -Mode Append -Archive ./archive | Out-Null
/// Get-StagingArchive -Path ./archive | Measure-Object Bytes -Sum</code>
/// <para>Archives a file, and says how much room the archive takes.</para>
/// </example>
/// <seealso cref="ClearStagingArchiveCommand"/>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.Get, "StagingArchive")]
[OutputType(typeof(ArchivedFile))]
public sealed class GetStagingArchiveCommand : DatabaseCmdlet
{
    /// <summary>Only files of this table, schema.table; without a schema, in staging.</summary>
    /// <value>all</value>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>The folder of an archive, which is read instead of the catalog.</summary>
    /// <value>what the catalog knows</value>
    [Parameter]
    public string? Path { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string? folder = Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path);
        Run(async (streams, cancellationToken) =>
        {
            if (folder is not null)
            {
                foreach (ArchivedFile file in ArchiveReader.List(folder, Table)) streams.WriteObject(file);
                return;
            }

            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            foreach (ArchivedFile file in await ArchiveReader.ListAsync(database, Table, cancellationToken))
                streams.WriteObject(PipelineObject.Of(file, database));
        });
    }
}
