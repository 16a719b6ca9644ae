using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Quality;

namespace EtlTools.Commands;

/// <summary>Shows the rows that violate quality rules: key, column, what was found, what was expected.</summary>
/// <remarks>
/// <para>Reads what a run kept, up to 1,000 rows for each rule; without a run, the last one that tested rules.</para>
/// </remarks>
/// <example>
/// <code>Get-DataQualityException -First 3</code>
/// <para>Shows up to three rows of each rule of the last run.</para>
/// </example>
/// <example>
/// <code>Get-DataQualityResult -Status Failed | Get-DataQualityException -First 5</code>
/// <para>Shows rows of the rules that failed.</para>
/// </example>
/// <seealso cref="GetDataQualityResultCommand"/>
[Cmdlet(VerbsCommon.Get, "DataQualityException")]
[OutputType(typeof(RuleException))]
public sealed class GetDataQualityExceptionCommand : DatabaseCmdlet
{
    /// <summary>The rule.</summary>
    /// <value>all</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string? Rule { get; set; }

    /// <summary>The run that tested it.</summary>
    /// <value>the last one that did</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? RunId { get; set; }

    /// <summary>How many rows of each rule at most.</summary>
    /// <value>100</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 100;

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(async (streams, cancellationToken) =>
    {
        EtlDatabase database = await ConnectAsync(streams, cancellationToken);
        foreach (RuleException exception in
            await QualityReader.ListExceptionsAsync(database, RunId, Rule, First, cancellationToken))
            streams.WriteObject(PipelineObject.Of(exception, database));
    });
}
