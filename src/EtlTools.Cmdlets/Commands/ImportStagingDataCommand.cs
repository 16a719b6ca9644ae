using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Commands;

/// <summary>Loads CSV, TSV and JSON files into staging tables.</summary>
/// <remarks>
/// <para>The files go into the table named, or where the patterns of the model send them. A table is created at first
/// sight, with text columns, and every row keeps its file, line, load and a hash. Files are collected first and loaded
/// together, so that a table that takes only its newest file sees all of them.</para>
/// <para>Records that cannot be taken (too many or too few fields, broken quotes, bytes that are not UTF-8) are kept as
/// rejects with file, line and reason, and the rest is loaded; see Get-StagingReject. A file that fails is an error and
/// leaves its table as it was; the other files are loaded. Ctrl+C takes back what is under way.</para>
/// <para>JSON is told by how a file begins: an array, an object that holds one (-RecordPath), or values one after the
/// other (JSON Lines). Objects inside records become columns such as author_meta_id; arrays stay text or, with
/// -Explode, become rows of a table of their own, which is a load of its own.</para>
/// <para>With -WhatIf the result says which file would go into which table, with columns and an estimate of its
/// rows.</para>
/// </remarks>
/// <example>
/// <code>Get-ChildItem ./data/*.csv | Import-StagingData -Model olist</code>
/// <para>Loads files where the model sends them.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./data/olist_orders_dataset.csv -Table orders -WhatIf</code>
/// <para>Shows what would be loaded into staging.orders.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./data -Model olist | Where-Object Status -ne Succeeded</code>
/// <para>Loads the files of a folder that the model takes, and lists loads with refused rows.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./customer.tbl -Table customer -Delimiter '|' -Header custkey, name, address</code>
/// <para>Loads a file without a header; the separator at the end of its records is found.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./posts.json -Table posts -RecordPath $.collector -Explode hashtags</code>
/// <para>Loads the records at $.collector into staging.posts and their hashtags into staging.posts_hashtags.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="InvokeDimensionTransformCommand"/>
[Cmdlet(VerbsData.Import, "StagingData", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(LoadResult), typeof(TableImport))]
public sealed class ImportStagingDataCommand : FormatCmdlet
{
    private readonly List<string> _paths = [];

    /// <summary>Files, wildcards allowed. With a model also folders: they stand for the files the model
    /// takes.</summary>
    [Parameter(Mandatory = true, Position = 0,
        ParameterSetName = "Path", ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files or folders, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The model whose staging tables take the files: its folder, or the name of one that ships.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    /// <summary>The table for all files; without a schema, in staging or the model's schema.</summary>
    /// <value>where the model sends the files</value>
    [Parameter]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>Full: the table becomes what the files say. Append: the rows are added.</summary>
    /// <value>what the model says, else Full</value>
    [Parameter]
    public LoadMode? Mode { get; set; }

    /// <summary>How many rows of a file may be refused before it is rolled back: 0, 50 or 2.5%.</summary>
    /// <value>100 rows or 5%, whichever is more</value>
    [Parameter]
    public string? MaxRejects { get; set; }

    /// <summary>A JSON Schema (draft-07) that every record has to meet; records that do not are refused.</summary>
    /// <value>what the model says</value>
    [Parameter]
    public string? Schema { get; set; }

    /// <summary>After how many records a load commits and notes how far it has come, so that it goes on there when it was
    /// killed. In full mode readers see the old rows until the end all the same.</summary>
    /// <value>once, at the end</value>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? CheckpointEvery { get; set; }

    /// <summary>A load that stopped at a checkpoint is taken back and begun anew, instead of going on.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "LiteralPath") _paths.AddRange(LiteralPath.Select(GetUnresolvedProviderPathFromPSPath));
        else foreach (string path in Path) _paths.AddRange(Resolve(path));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_paths.Count == 0) return;
        string what = _paths.Count == 1 ? _paths[0] : $"{_paths.Count} files";
        string where = Table ?? (Model is null ? "staging" : $"the staging tables of {Model.Name}");
        Approval approval = Ask("Load", $"{what} into {where} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string? modelFolder = Model?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        string? schema = Schema is null ? null : GetUnresolvedProviderPathFromPSPath(Schema);
        string command = CommandText;
        Run(async (streams, cancellationToken) =>
        {
            EtlModel? model = Model is null ? null : await Model.ReadAsync(modelFolder!, cancellationToken);
            ImportOptions options = new()
            {
                Files = [.. _paths.SelectMany(path => FilesOf(path, model))],
                Model = model,
                Table = Table,
                Mode = Mode,
                MaxRejects = MaxRejects is null ? RejectLimit.Default : RejectLimit.Parse(MaxRejects),
                Schema = schema,
                CheckpointEvery = CheckpointEvery,
                Force = Force,
                Format = FormatGiven(),
            };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
            if (approval == Approval.PreviewOnly)
                foreach (TableImport table in plan.AllTables)
                    streams.WriteObject(PipelineObject.Of(table, database, model));
            else if (plan.Tables.Count > 0)
                await ImportAsync(streams, database, plan, model, command, cancellationToken);
        });
    }

    private static async Task ImportAsync(
        CmdletStreams streams,
        EtlDatabase database,
        ImportPlan plan,
        EtlModel? model,
        string command,
        CancellationToken cancellationToken)
    {
        await using EtlRun run = await EtlRun.StartAsync(database, command, model?.Name, asOf: null, cancellationToken);
        await run.CompleteAsync(async () =>
        {
            RunStatus status = RunStatus.Succeeded;
            await foreach (LoadResult load in StagingImporter.ImportAsync(run, plan, streams, cancellationToken))
            {
                if (load.Status == LoadStatus.Failed) status = RunStatus.Failed;
                else if (load.Status == LoadStatus.Partial && status == RunStatus.Succeeded) status = RunStatus.Partial;
                if (load.Error is not null) streams.WriteError(Failure(load, plan));
                streams.WriteObject(PipelineObject.Of(load, database, model));
            }

            return status;
        });
    }

    private static EtlException Failure(LoadResult load, ImportPlan plan) =>
        plan.Tables.SelectMany(table => table.Sources).FirstOrDefault(source => source.Name == load.SourceFile)?.Error
        ?? new EtlException(
            load.ErrorId ?? ErrorIds.StagingFailed,
            load.Error!,
            $"{load.Table} is as it was. Look at Get-StagingReject {load.LoadId}, mend the file and load it again.",
            load.SourceFile);

    private static IEnumerable<string> FilesOf(string path, EtlModel? model) =>
        Directory.Exists(path) && model is not null ? ModelFiles.Find(model, path) : [path];

    private string[] Resolve(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return [GetUnresolvedProviderPathFromPSPath(path)];
        string[] files = [.. GetResolvedProviderPathFromPSPath(path, out _)];
        if (files.Length == 0)
        {
            WriteError(EtlErrorRecord.Of(new EtlException(
                ErrorIds.StagingNoFiles, $"No file fits {path}.", "Look at the folder and the pattern.", path)));
        }

        return files;
    }
}
