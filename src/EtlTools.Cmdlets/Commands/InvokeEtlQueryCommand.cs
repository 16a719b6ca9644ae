using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Queries;

namespace EtlTools.Commands;

/// <summary>Runs a statement of SQL and returns its rows as objects.</summary>
/// <remarks>
/// <para>The statement runs in a transaction that is read-only unless -Write is given. Values belong into -Value and
/// are $1, $2, … in the statement (write it in single quotes), never into its text.</para>
/// <para>With -Write -WhatIf the statement runs and is rolled back: the rows it returns are those it would
/// return.</para>
/// </remarks>
/// <example>
/// <code>Invoke-EtlQuery 'select current_database() as name, $1::int + 1 as next' -Value 41</code>
/// <para>Returns one object with the properties name and next.</para>
/// </example>
/// <example>
/// <code>Invoke-EtlQuery 'create table if not exists public.note (id int, text text)' -Write</code>
/// <para>Writes; without -Write the server refuses.</para>
/// </example>
/// <example>
/// <code>Invoke-EtlQuery 'select run_id, status, started_at from etl.run' | Format-Table</code>
/// <para>Reads EtlTools' own journal.</para>
/// </example>
/// <seealso cref="ConnectEtlDatabaseCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "EtlQuery", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeEtlQueryCommand : DatabaseCmdlet
{
    /// <summary>The statement.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Sql { get; set; } = "";

    /// <summary>What $1, $2, … stand for, in order.</summary>
    [Parameter(Position = 1)]
    [AllowNull]
    public object?[] Value { get; set; } = [];

    /// <summary>Allows the statement to change the database.</summary>
    [Parameter]
    public SwitchParameter Write { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        Approval approval = Write ? Ask("Run a statement that may write", $"{Sql} in {DatabaseName}") : Approval.Given;
        if (approval == Approval.Refused) return;
        QueryOptions options = new()
        {
            Sql = Sql,
            Values = [.. Value.Select(value => value is PSObject wrapped ? wrapped.BaseObject : value)],
            AllowWrite = Write,
            IsPreview = approval == Approval.PreviewOnly,
        };
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            await foreach (IReadOnlyDictionary<string, object?> row in
                QueryRunner.StreamAsync(database, options, cancellationToken))
                streams.WriteObject(PipelineObject.OfRow(row));
        });
    }
}
