using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;

namespace EtlTools.Commands;

/// <summary>Makes a database ready for EtlTools, creates it where it is not there, and connects to it.</summary>
/// <remarks>
/// <para>Creates the database when the server has none of that name, and the tables of schema etl that it lacks. Doing
/// it again changes nothing. With -WhatIf the result says what is missing.</para>
/// </remarks>
/// <example>
/// <code>Initialize-EtlDatabase</code>
/// <para>Makes the database ready that the environment names, or the private server.</para>
/// </example>
/// <example>
/// <code>Initialize-EtlDatabase -WhatIf</code>
/// <para>Shows which scripts of the catalog the database lacks.</para>
/// </example>
/// <seealso cref="ConnectEtlDatabaseCommand"/>
[Cmdlet(VerbsData.Initialize, "EtlDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(InitializationResult))]
public sealed class InitializeEtlDatabaseCommand : AsyncCmdlet
{
    /// <summary>The database: a connection string of Npgsql or a postgresql:// URI.</summary>
    /// <value>ETL_DATABASE, the PG* variables, or the private server</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? ConnectionString { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        DatabaseOptions options = new() { ConnectionString = ConnectionString };
        string target = ConnectionString is null ? "the default database" : "the database of the connection string";
        Approval approval = Ask("Create the database and its catalog where they are missing", target);
        if (approval == Approval.Refused) return;
        Run(async (streams, cancellationToken) =>
        {
            InitializationResult plan = await DatabaseInitializer.PlanAsync(options, streams, cancellationToken);
            if (approval == Approval.PreviewOnly)
            {
                streams.WriteObject(plan);
                return;
            }

            EtlDatabase database = await DatabaseInitializer.ApplyAsync(options, plan, streams, cancellationToken);
            OpenDatabases.Add(database);
            streams.WriteObject(PipelineObject.Of(plan with { IsPreview = false }, database));
        });
    }
}
