using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database.Embedded;

namespace EtlTools.Commands;

/// <summary>Starts the private PostgreSQL, and creates it before where that was not done yet.</summary>
/// <remarks>
/// <para>Cmdlets start it by themselves when they need it and no other database is named. It runs until it is stopped.
/// Its data lives in ETL_HOME, or in the user's data folder.</para>
/// </remarks>
/// <example>
/// <code>Start-EtlServer</code>
/// <para>Starts the server and shows where it is.</para>
/// </example>
/// <example>
/// <code>(Start-EtlServer).ConnectionString</code>
/// <para>How other programs connect to it.</para>
/// </example>
/// <seealso cref="StopEtlServerCommand"/>
[Cmdlet(VerbsLifecycle.Start, "EtlServer", SupportsShouldProcess = true)]
[OutputType(typeof(EmbeddedPostgresStatus))]
public sealed class StartEtlServerCommand : AsyncCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        EmbeddedPostgresOptions options = new();
        Approval approval = Ask("Create and start PostgreSQL where it does not run", options.Home);
        if (approval == Approval.Refused) return;
        Run(async (streams, cancellationToken) =>
        {
            EmbeddedPostgres server = new(options);
            if (approval == Approval.Given) await server.StartAsync(streams, cancellationToken);
            streams.WriteObject(await server.GetStatusAsync(cancellationToken));
        });
    }
}
