using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

namespace EtlTools.Commands;

/// <summary>Loads CSV and TSV files into staging tables.</summary>
/// <remarks>
/// <para>The files go into the table named, or where the patterns of the model send them. A table is created at first
/// sight, with text columns, and every row keeps its file, line, load and a hash. Files are collected first and loaded
/// together, so that a table that takes only its newest file sees all of them.</para>
/// <para>Records that cannot be taken (too many or too few fields, broken quotes, bytes that are not UTF-8) are kept as
/// rejects with file, line and reason, and the rest is loaded; see Get-StagingReject. A file that fails is an error and
/// leaves its table as it was; the other files are loaded. Ctrl+C takes back what is under way.</para>
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
/// <code>Get-StagingReject -Open | ForEach-Object { $_.email = $_.email.Trim(); $_ } | Import-StagingData -ResolveReject</code>
/// <para>Sends mended rejects in again.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="InvokeDimensionTransformCommand"/>
[Cmdlet(VerbsData.Import, "StagingData", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(LoadResult), typeof(TableImport))]
public sealed class ImportStagingDataCommand : FormatCmdlet
{
    private readonly List<string> _paths = [];
    private readonly List<MendedReject> _rejects = [];

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
    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "LiteralPath")]
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

    /// <summary>Loads rejects that were mended into the tables they were meant for. Their rows keep file and line, and
    /// carry the id of this load; the rejects are resolved with it. What is still wrong is refused again, with the new
    /// reason, as a reject of this load. They are added, or land by key where the model says so.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Reject")]
    public SwitchParameter ResolveReject { get; set; }

    /// <summary>The rejects, as Get-StagingReject returned them, with the fields they should have had.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Reject", ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Reject") AddReject(InputObject!);
        else if (ParameterSetName == "LiteralPath") _paths.AddRange(LiteralPath.Select(GetUnresolvedProviderPathFromPSPath));
        else foreach (string path in Path) _paths.AddRange(Resolve(path));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_paths.Count + _rejects.Count == 0) return;
        string what = ResolveReject ? $"{_rejects.Count} rejects" : _paths.Count == 1 ? _paths[0] : $"{_paths.Count} files";
        string where = Table ?? (Model is null ? "staging" : $"the staging tables of {Model.Name}");
        Approval approval = Ask("Load", $"{what} into {where} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string? modelFolder = Model?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        string command = CommandText;
        Run(async (streams, cancellationToken) =>
        {
            if (ResolveReject && FormatGiven() is not null) throw FormatOfRejects();
            EtlModel? model = Model is null ? null : await Model.ReadAsync(modelFolder!, cancellationToken);
            ImportOptions options = new()
            {
                Files = [.. _paths.SelectMany(path => FilesOf(path, model))],
                Rejects = _rejects,
                Model = model,
                Table = Table,
                Mode = Mode,
                MaxRejects = MaxRejects is null ? RejectLimit.Default : RejectLimit.Parse(MaxRejects),
                Format = FormatGiven(),
            };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
            foreach (RefusedReject reject in plan.RefusedRejects) streams.WriteError(reject.Error);
            if (approval == Approval.PreviewOnly)
                foreach (TableImport table in plan.Tables)
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

    private static EtlException FormatOfRejects() => new(
        ErrorIds.StagingFormat,
        "Rejects that are sent in again have fields; there is no file to say the format of.",
        "Leave out the parameters that say how a file is written.");

    private void AddReject(PSObject input)
    {
        try
        {
            _rejects.Add(RejectObject.Mended(input));
        }
        catch (EtlException error)
        {
            WriteError(EtlErrorRecord.Of(error));
        }
    }

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
