using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Quality;

namespace EtlTools.Commands;

/// <summary>Shows the quality of runs in numbers: an overall score, and one for each category.</summary>
/// <remarks>
/// <para>A rule scores the share of checked rows that pass, 0 to 100; a category the mean of its rules; the run the
/// mean of its categories. The last scorecards are returned oldest first.</para>
/// </remarks>
/// <example>
/// <code>Get-DataQualityScorecard olist -Last 1</code>
/// <para>Shows the last scorecard of a model.</para>
/// </example>
/// <example>
/// <code>(Get-DataQualityScorecard -Last 1).Categories | Sort-Object Score</code>
/// <para>Shows the categories, the worst first.</para>
/// </example>
/// <seealso cref="TestDataQualityCommand"/>
/// <seealso cref="ExportQualityReportCommand"/>
[Cmdlet(VerbsCommon.Get, "DataQualityScorecard")]
[OutputType(typeof(Scorecard))]
public sealed class GetDataQualityScorecardCommand : DatabaseCmdlet
{
    /// <summary>The name of the model.</summary>
    /// <value>all</value>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The run whose scorecard is wanted.</summary>
    /// <value>the last ones</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? RunId { get; set; }

    /// <summary>How many at most, the newest of them.</summary>
    /// <value>10</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Last { get; set; } = 10;

    /// <inheritdoc />
    protected override void ProcessRecord() => Run(async (streams, cancellationToken) =>
    {
        EtlDatabase database = await ConnectAsync(streams, cancellationToken);
        IReadOnlyList<Scorecard> cards = await QualityReader.ListScorecardsAsync(
            database, Model, RunId, RunId is null ? Last : 1, cancellationToken);
        foreach (Scorecard card in cards.Where(card => RunId is null || card.RunId == RunId))
            streams.WriteObject(PipelineObject.Of(card, database));
    });
}
