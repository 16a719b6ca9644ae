using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Database.Embedded;

namespace EtlTools.Commands;

/// <summary>Stops the private PostgreSQL.</summary>
/// <remarks>
/// <para>Waits until nothing of it runs any more; its data stays. Connections of this session to it are closed. The
/// next cmdlet that needs it starts it again.</para>
/// </remarks>
/// <example>
/// <code>Stop-EtlServer -WhatIf</code>
/// <para>Shows the server that would be stopped.</para>
/// </example>
/// <example>
/// <code>Stop-EtlServer</code>
/// <para>Stops it, and shows that it does not run.</para>
/// </example>
/// <seealso cref="StartEtlServerCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "EtlServer", SupportsShouldProcess = true)]
[OutputType(typeof(EmbeddedPostgresStatus))]
public sealed class StopEtlServerCommand : AsyncCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        EmbeddedPostgresOptions options = new();
        Approval approval = Ask("Stop PostgreSQL", options.Home);
        if (approval == Approval.Refused) return;
        Run(async (streams, cancellationToken) =>
        {
            EmbeddedPostgres server = new(options);
            if (approval == Approval.Given)
            {
                foreach (EtlDatabase database in OpenDatabases.All.Where(database => database.IsEmbedded))
                    await OpenDatabases.CloseAsync(database);
                await server.StopAsync(cancellationToken);
            }

            streams.WriteObject(await server.GetStatusAsync(cancellationToken));
        });
    }
}
