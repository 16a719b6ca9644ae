using System.Management.Automation;
using EtlTools.Database;

namespace EtlTools.Cmdlets;

/// <summary>A cmdlet that works in a database.</summary>
public abstract class DatabaseCmdlet : AsyncCmdlet
{
    /// <summary>
    /// The database to work in, as Connect-EtlDatabase returned it. Without it, the one connected last; where none is,
    /// the one that ETL_DATABASE or the PG* variables name, or the private embedded server.
    /// </summary>
    /// <value>the session's default</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public virtual EtlDatabase? Database { get; set; }

    /// <summary>How to call the database before it is connected.</summary>
    private protected string DatabaseName => (Database ?? OpenDatabases.Default)?.Description ?? "the default database";

    private protected async ValueTask<EtlDatabase> ConnectAsync(
        CmdletStreams streams, CancellationToken cancellationToken) =>
        Database ?? await OpenDatabases.GetDefaultAsync(streams, cancellationToken);
}
