using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Profiling;
using EtlTools.Profiling.Comparing;
using EtlTools.Profiling.Suggestions;

namespace EtlTools.Commands;

/// <summary>Profiles a table: what its columns hold, and whether its key repeats.</summary>
/// <remarks>
/// <para>Reads the table once, with bounded memory, and returns an object per column: nulls, empty texts, different
/// values, the type the values have and how many fit it, minimum, maximum, mean, lengths, the pattern they are written
/// in, and the most frequent of them. Each also carries the duplicates of the key, as Key. Up to 4,096 different values
/// of a column are counted exactly; beyond, Distinct is an estimate with a standard error of 0.81 %, and
/// IsDistinctExact is false.</para>
/// <para>The profile is kept with the table's latest load, or the load named; -CompareWith shows what has changed since
/// the one of another load. -SuggestRules writes quality rules that hold now as YAML, to be pasted into a file of a
/// model's folder quality. With -WhatIf it returns what it would read.</para>
/// </remarks>
/// <example>
/// <code>Measure-StagingData orders</code>
/// <para>Profiles staging.orders.</para>
/// </example>
/// <example>
/// <code>Measure-StagingData order_items -Key order_id, order_item_id -SuggestRules</code>
/// <para>Suggests quality rules.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./data/*.csv -Model olist | Measure-StagingData | Where-Object TypeShare -lt 1</code>
/// <para>Loads files, and shows the columns in which some values do not fit the type of the others.</para>
/// </example>
/// <example>
/// <code>$load = Get-StagingLoad orders | Where-Object Status -eq Succeeded | Select-Object -First 1
/// $load | Measure-StagingData | Out-Null
/// Measure-StagingData orders -CompareWith $load.LoadId</code>
/// <para>Shows what has changed since a load that was profiled.</para>
/// </example>
/// <seealso cref="ImportStagingDataCommand"/>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="TestDataQualityCommand"/>
[Cmdlet(VerbsDiagnostic.Measure, "StagingData", DefaultParameterSetName = "Profile", SupportsShouldProcess = true)]
[OutputType(typeof(ColumnProfile), ParameterSetName = ["Profile"])]
[OutputType(typeof(ProfileChange), ParameterSetName = ["Compare"])]
[OutputType(typeof(string), ParameterSetName = ["Suggest"])]
[OutputType(typeof(ProfilePlan))]
public sealed class MeasureStagingDataCommand : DatabaseCmdlet
{
    /// <summary>The table; without a schema, in staging or the model's schema. Any table can be measured, its values as
    /// text.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string Table { get; set; } = "";

    /// <summary>Only the rows of this load.</summary>
    /// <value>all rows</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? LoadId { get; set; }

    /// <summary>The columns whose duplicates are counted.</summary>
    /// <value>the table's key in the model</value>
    [Parameter]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    public string[] Key { get; set; } = [];

    /// <summary>The model that knows the table's key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    /// <summary>Returns what differs from the last profile of this load.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Compare")]
    public long CompareWith { get; set; }

    /// <summary>Returns quality rules that hold for the rows, as the text of a YAML file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Suggest")]
    public SwitchParameter SuggestRules { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        Approval approval = Ask("Profile", $"{Table} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string? modelFolder = Model?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        Run(async (streams, cancellationToken) =>
        {
            EtlModel? model = Model is null ? null : await Model.ReadAsync(modelFolder!, cancellationToken);
            ProfileOptions options = new() { Table = Table, LoadId = LoadId, Key = Key, Model = model };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            try
            {
                if (approval == Approval.PreviewOnly)
                    streams.WriteObject(await TableProfiler.PlanAsync(database, options, cancellationToken));
                else
                    await MeasureAsync(streams, database, options, cancellationToken);
            }
            catch (EtlException error) when (error.Id.StartsWith("Etl.Profile.", StringComparison.Ordinal))
            {
                streams.WriteError(error);
            }
        });
    }

    private async Task MeasureAsync(
        CmdletStreams streams, EtlDatabase database, ProfileOptions options, CancellationToken cancellationToken)
    {
        if (ParameterSetName == "Compare")
        {
            ProfileComparison comparison =
                await TableProfiler.CompareAsync(database, options, CompareWith, streams, cancellationToken);
            foreach (ProfileChange change in comparison.Changes)
                streams.WriteObject(PipelineObject.Of(change, database));
            return;
        }

        TableProfile profile = await TableProfiler.RunAsync(database, options, streams, cancellationToken);
        if (SuggestRules) streams.WriteObject(RuleYaml.Of(profile));
        else foreach (ColumnProfile column in profile.Columns)
            streams.WriteObject(PipelineObject.OfColumn(column, profile, database));
    }
}
