using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Quality;

namespace EtlTools.Commands;

/// <summary>Shows what quality rules found.</summary>
/// <remarks>
/// <para>Reads the results of one run from the database; without a run, those of the last one that tested rules.</para>
/// </remarks>
/// <example>
/// <code>Get-DataQualityResult -Status Failed</code>
/// <para>Shows the rules that failed in the last run.</para>
/// </example>
/// <example>
/// <code>Get-EtlRun -Model olist | Get-DataQualityResult -Rule *review* | Format-Table RunId, Rule, Score</code>
/// <para>Shows how rules fared from run to run.</para>
/// </example>
/// <seealso cref="TestDataQualityCommand"/>
/// <seealso cref="GetDataQualityExceptionCommand"/>
[Cmdlet(VerbsCommon.Get, "DataQualityResult")]
[OutputType(typeof(RuleResult))]
public sealed class GetDataQualityResultCommand : DatabaseCmdlet
{
    /// <summary>The rules, wildcards allowed.</summary>
    /// <value>all</value>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = ["*"];

    /// <summary>The run that tested them.</summary>
    /// <value>the last one that did</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? RunId { get; set; }

    /// <summary>Only results of these statuses.</summary>
    /// <value>all</value>
    [Parameter]
    public RuleStatus[] Status { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        WildcardPattern[] patterns = [.. Rule.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase))];
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            IReadOnlyList<RuleResult> results =
                await QualityReader.ListResultsAsync(database, RunId, cancellationToken);
            foreach (RuleResult result in results
                .Where(result => patterns.Any(pattern => pattern.IsMatch(result.Rule)))
                .Where(result => Status.Length == 0 || Status.Contains(result.Status)))
                streams.WriteObject(PipelineObject.Of(result, database));
        });
    }
}
