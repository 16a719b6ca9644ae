using System.Management.Automation;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Cmdlets;

/// <summary>Builds the tables of some kinds.</summary>
public abstract class TransformCmdlet : ModelCmdlet
{
    /// <summary>The tables to build, wildcards allowed.</summary>
    /// <value>all of the model's</value>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TableCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The moment to take as the present, for building as of a day that has passed.</summary>
    /// <value>now</value>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>The kinds of tables it builds.</summary>
    private protected abstract IReadOnlyList<StepKind> Kinds { get; }

    /// <summary>How they are called.</summary>
    private protected abstract string What { get; }

    private protected override void Process(ModelInput input)
    {
        Approval approval = Ask($"Build {What}", $"{input.Model.Name} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string command = CommandText;
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            EtlModel model = await input.ReadAsync(cancellationToken);
            TransformOptions options = new() { Model = model, Kinds = Kinds, Names = Name };
            if (!model.Tables.Any(table => Kinds.Contains(table.Kind)))
            {
                // Nothing to build must not end the pipeline: the next step needs the database and the model.
                if (input.Result is not null) streams.WriteObject(input.Result);
            }
            else if (approval == Approval.PreviewOnly)
            {
                foreach (TransformResult result in
                    await TransformRunner.PreviewAsync(database, options, AsOf, cancellationToken))
                    streams.WriteObject(PipelineObject.Of(result, database, model));
            }
            else
            {
                await BuildAsync(streams, database, options, command, cancellationToken);
            }
        });
    }

    private async Task BuildAsync(
        CmdletStreams streams,
        EtlDatabase database,
        TransformOptions options,
        string command,
        CancellationToken cancellationToken)
    {
        await using EtlRun run =
            await EtlRun.StartAsync(database, command, options.Model.Name, AsOf, cancellationToken);
        await run.CompleteAsync(async () =>
        {
            await foreach (TransformResult result in TransformRunner.RunAsync(run, options, streams, cancellationToken))
                streams.WriteObject(PipelineObject.Of(result, database, options.Model));
            return RunStatus.Succeeded;
        });
    }
}
