using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Pipeline;
using EtlTools.Quality;
using EtlTools.Staging;
using EtlTools.Transforms;

namespace EtlTools.Commands;

/// <summary>Runs a model from its files to its report, as one run.</summary>
/// <remarks>
/// <para>Loads the files, builds dimensions, facts and aggregates, tests the rules and writes report.html; -Stage picks
/// some of it. A stage works on what the stages before it committed. A failure leaves the table under way as it was,
/// and the stages behind it do not run.</para>
/// <para>With -WhatIf the result says which files would go into which tables; without the stage Ingest, it is a preview
/// of each table that would be built, with exact counts.</para>
/// </remarks>
/// <example>
/// <code>Invoke-EtlPipeline olist -Data ./data -OutFolder ./out</code>
/// <para>Runs all of the model olist.</para>
/// </example>
/// <example>
/// <code>Invoke-EtlPipeline olist -Stage Dimensions, Facts -WhatIf</code>
/// <para>Shows what building dimensions and facts again would change.</para>
/// </example>
/// <seealso cref="ImportStagingDataCommand"/>
/// <seealso cref="GetEtlRunCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "EtlPipeline", SupportsShouldProcess = true)]
[OutputType(typeof(PipelineResult), typeof(TableImport), typeof(TransformResult))]
public sealed class InvokeEtlPipelineCommand : DatabaseCmdlet
{
    /// <summary>The model: its folder, or the name of one that ships with the module.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference Model { get; set; } = null!;

    /// <summary>The folder with the files to load; needed unless -Stage leaves Ingest out.</summary>
    [Parameter(Position = 1)]
    [Alias("DataFolder")]
    public string? Data { get; set; }

    /// <summary>The stages to run; their order is fixed.</summary>
    /// <value>all</value>
    [Parameter]
    public PipelineStage[] Stage { get; set; } = Enum.GetValues<PipelineStage>();

    /// <summary>The folder for report.html; created when missing.</summary>
    /// <value>the current folder</value>
    [Parameter]
    public string OutFolder { get; set; } = ".";

    /// <summary>The moment to take as the present.</summary>
    /// <value>now</value>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>How many rows of a file may be refused before it is rolled back: 0, 50 or 2.5%.</summary>
    /// <value>100 rows or 5%, whichever is more</value>
    [Parameter]
    public string? MaxRejects { get; set; }

    /// <summary>The severity from which a failed rule ends the pipeline, after the result.</summary>
    /// <value>none does</value>
    [Parameter]
    public RuleSeverity? FailOn { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string modelFolder = Model.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        string? dataFolder = Data is null ? null : GetUnresolvedProviderPathFromPSPath(Data);
        string outFolder = GetUnresolvedProviderPathFromPSPath(OutFolder);
        Approval approval = Ask($"Run {string.Join(", ", Stage)}", $"{Model.Name} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string command = CommandText;
        Run(async (streams, cancellationToken) =>
        {
            PipelineOptions options = new()
            {
                Model = await Model.ReadAsync(modelFolder, cancellationToken),
                DataFolder = dataFolder,
                Stages = Stage,
                AsOf = AsOf,
                OutFolder = outFolder,
                MaxRejects = MaxRejects is null ? RejectLimit.Default : RejectLimit.Parse(MaxRejects),
                FailOn = FailOn,
                Command = command,
            };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            if (approval == Approval.PreviewOnly)
            {
                foreach (object step in await PipelineRunner.PreviewAsync(database, options, cancellationToken))
                    streams.WriteObject(PipelineObject.Of(step, database, options.Model));
                return;
            }

            PipelineResult result = await PipelineRunner.RunAsync(database, options, streams, cancellationToken);
            streams.WriteObject(PipelineObject.Of(result, database));
            if (result.Quality is { } quality) QualityGate.ThrowIfFailed(quality);
        });
    }
}
