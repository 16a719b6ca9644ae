using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;

namespace EtlTools.Commands;

/// <summary>Lists the databases this session is connected to.</summary>
/// <remarks>
/// <para>Connects to nothing. The property IsDefault marks the database that cmdlets use when none is named.</para>
/// </remarks>
/// <example>
/// <code>Get-EtlDatabase</code>
/// <para>Shows the connections, with the version of the server and whether it is the private one.</para>
/// </example>
/// <example>
/// <code>(Get-EtlDatabase -Default).Capabilities.Version</code>
/// <para>The version of the server in use.</para>
/// </example>
/// <seealso cref="ConnectEtlDatabaseCommand"/>
[Cmdlet(VerbsCommon.Get, "EtlDatabase")]
[OutputType(typeof(EtlDatabase))]
public sealed class GetEtlDatabaseCommand : PSCmdlet
{
    /// <summary>Only the one that cmdlets use when none is named.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        foreach (EtlDatabase database in OpenDatabases.All)
        {
            if (!Default || database == OpenDatabases.Default) WriteObject(PipelineObject.OfDatabase(database));
        }
    }
}
