using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;

namespace EtlTools.Commands;

/// <summary>Connects to a database and makes it the one that cmdlets use.</summary>
/// <remarks>
/// <para>Without a connection string the database is the one that ETL_DATABASE or the PG* variables name. Where they
/// name none, a private PostgreSQL is created and started; it listens on a socket that only its owner can reach.</para>
/// <para>Connecting brings EtlTools' own tables, schema etl, up to date. Other cmdlets connect by themselves when they
/// are the first.</para>
/// </remarks>
/// <example>
/// <code>Connect-EtlDatabase</code>
/// <para>Connects to the private server of this account, which is created at the first call.</para>
/// </example>
/// <example>
/// <code>Connect-EtlDatabase 'Host=db.example;Database=shop;Username=etl' -WhatIf</code>
/// <para>Says what it would connect to. Leave out -WhatIf to do it.</para>
/// </example>
/// <seealso cref="DisconnectEtlDatabaseCommand"/>
/// <seealso cref="GetEtlDatabaseCommand"/>
[Cmdlet(VerbsCommunications.Connect, "EtlDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(EtlDatabase))]
public sealed class ConnectEtlDatabaseCommand : AsyncCmdlet
{
    /// <summary>
    /// Where to connect: a connection string of Npgsql such as 'Host=db.example;Database=shop;Username=etl', or
    /// postgresql://etl@db.example/shop.
    /// </summary>
    /// <value>ETL_DATABASE, the PG* variables, or the private server</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? ConnectionString { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string target = ConnectionString is null ? "the default database" : "the database of the connection string";
        if (Ask("Connect and bring the catalog up to date", target) != Approval.Given) return;
        DatabaseOptions options = new() { ConnectionString = ConnectionString };
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await OpenDatabases.OpenAsync(options, streams, cancellationToken);
            streams.WriteObject(PipelineObject.OfDatabase(database));
        });
    }
}
