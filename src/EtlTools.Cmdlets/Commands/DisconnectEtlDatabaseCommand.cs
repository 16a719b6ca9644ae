using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;

namespace EtlTools.Commands;

/// <summary>Closes the connection to a database.</summary>
/// <remarks>
/// <para>Closes the database that cmdlets use, or the ones given. The one connected before becomes the default again. A
/// private server keeps running: Stop-EtlServer ends it.</para>
/// </remarks>
/// <example>
/// <code>Disconnect-EtlDatabase</code>
/// <para>Closes the default connection, if there is one.</para>
/// </example>
/// <example>
/// <code>Get-EtlDatabase | Disconnect-EtlDatabase</code>
/// <para>Closes all connections of this session.</para>
/// </example>
/// <seealso cref="ConnectEtlDatabaseCommand"/>
/// <seealso cref="StopEtlServerCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "EtlDatabase")]
[OutputType(typeof(void))]
public sealed class DisconnectEtlDatabaseCommand : AsyncCmdlet
{
    /// <summary>The database to close, as Connect-EtlDatabase returned it.</summary>
    /// <value>the session's default</value>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public EtlDatabase? Database { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if ((Database ?? OpenDatabases.Default) is not { } database) return;
        Run(async (_, _) => await OpenDatabases.CloseAsync(database));
    }
}
