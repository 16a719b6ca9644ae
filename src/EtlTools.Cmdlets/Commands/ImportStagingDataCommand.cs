using System.Collections;
using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources.Compression;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

namespace EtlTools.Commands;

/// <summary>Loads CSV, TSV and JSON files into staging tables.</summary>
/// <remarks>
/// <para>The files go into the table named, or where the patterns of the model send them. A table is created at first
/// sight, with text columns, and every row keeps its file, line, load and a hash. Files are collected first and loaded
/// together, so that a table that takes only its newest file sees all of them.</para>
/// <para>Files packed with gzip, bzip2, zlib or brotli are unpacked on the way, whatever their names; each member of a
/// zip archive is a source of its own. A file that is cut off or damaged is an error that names the last record read whole, and
/// leaves its table as it was.</para>
/// <para>Records that cannot be taken (too many or too few fields, broken quotes, bytes that are not UTF-8) are kept as
/// rejects with file, line and reason, and the rest is loaded; see Get-StagingReject. A file that fails is an error and
/// leaves its table as it was; the other files are loaded. Ctrl+C takes back what is under way.</para>
/// <para>JSON is told by how a file begins: an array, an object that holds one (-RecordPath), or values one after the
/// other (JSON Lines). Objects inside records become columns such as author_meta_id; arrays stay text or, with
/// -Explode, become rows of a table of their own, which is a load of its own.</para>
/// <para>The same bytes are not loaded twice into a table: the load is skipped, and its message names the one before;
/// -Force loads them. In mode Incremental, rows below the last value of the -Watermark column are skipped, and rows
/// that say the same as the table are not written. What a load overwrites is kept: Undo-StagingLoad takes it
/// back.</para>
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
/// <code>Import-StagingData ./data/olist_orders_dataset.csv -Table orders -Mode Upsert -Key order_id</code>
/// <para>Adds new orders to staging.orders and changes those that differ.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./customer.tbl -Table customer -Delimiter '|' -Header custkey, name, address</code>
/// <para>Loads a file without a header; the separator at the end of its records is found.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./posts.json -Table posts -RecordPath $.collector -Explode hashtags</code>
/// <para>Loads the records at $.collector into staging.posts and their hashtags into staging.posts_hashtags.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject -Open | ForEach-Object { $_.email = $_.email.Trim(); $_ } | Import-StagingData -ResolveReject</code>
/// <para>Sends mended rejects in again.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="InvokeDimensionTransformCommand"/>
/// <seealso cref="TestSchemaDriftCommand"/>
/// <seealso cref="GetDataVersionCommand"/>
/// <seealso cref="UndoStagingLoadCommand"/>
[Cmdlet(VerbsData.Import, "StagingData", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(LoadResult), typeof(TableImport))]
public sealed class ImportStagingDataCommand : FormatCmdlet
{
    private readonly List<string> _paths = [];
    private readonly List<MendedReject> _rejects = [];

    /// <summary>Files or folders, wildcards allowed. A folder stands for the files the model takes, without a model
    /// for all its files; a zip archive for its members, each of which can be named alone:
    /// orders.zip/2024/orders.csv.</summary>
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

    /// <summary>Full: the table becomes what the files say. Append: the rows are added. InsertOnly: rows with new keys
    /// are added. UpdateOnly: rows whose key is there are changed. Upsert: both. Incremental: only what changed since
    /// the last load.</summary>
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

    /// <summary>How many times its size a packed file may become before it is refused as a bomb; looked at from
    /// 64 MiB on.</summary>
    /// <value>1000</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxUnpackRatio { get; set; } = UnpackLimits.Default.MaxRatio;

    /// <summary>How many bytes may come out of a packed file before it is refused.</summary>
    /// <value>1 TiB</value>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaxUnpackBytes { get; set; } = UnpackLimits.Default.MaxBytes;

    /// <summary>What is done where a file differs from its table: a policy for everything (evolve, freeze,
    /// discard_column, discard_row), or for kinds of differences, as in @{ new = 'freeze'; type = 'discard_row' }; the
    /// kinds are new, missing, reordered, renamed, narrowed and type.</summary>
    /// <value>what the model says, else evolve</value>
    [Parameter]
    public DriftArgument? Drift { get; set; }

    /// <summary>What is to be kept with the version of the data that each load gives, see Get-DataVersion.</summary>
    /// <value>nothing</value>
    [Parameter]
    public Hashtable Metadata { get; set; } = [];

    /// <summary>The columns that identify a row, for the modes that match rows: InsertOnly, UpdateOnly, Upsert,
    /// Incremental.</summary>
    /// <value>what the model says</value>
    [Parameter]
    public string[] Key { get; set; } = [];

    /// <summary>For Incremental: rows below the greatest value of this column loaded so far are skipped.</summary>
    /// <value>what the model says</value>
    [Parameter]
    public string? Watermark { get; set; }

    /// <summary>For InsertOnly: what to do with a key that is there already. Fail: nothing is loaded. Skip: the row is
    /// skipped.</summary>
    /// <value>what the model says, else Fail</value>
    [Parameter]
    public KeyConflict? OnConflict { get; set; }

    /// <summary>Loads files that were loaded before, compares every row whatever the last watermark, and begins anew
    /// where a load that stopped at a checkpoint would go on.</summary>
    /// <value>the same bytes are not loaded twice</value>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Seconds to wait for another load of the table; -1 waits until it ends.</summary>
    /// <value>-1</value>
    [Parameter]
    [ValidateRange(-1, int.MaxValue)]
    public int LockTimeout { get; set; } = -1;

    /// <summary>How many full loads keep the table before them, so that Undo-StagingLoad can take them back; each costs
    /// the disk space of the table.</summary>
    /// <value>1</value>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int KeepTables { get; set; } = 1;

    private LandingOptions Landing => new()
    {
        Key = Key,
        Watermark = Watermark,
        OnConflict = OnConflict,
        Force = Force,
        LockTimeout = LockTimeout < 0 ? null : TimeSpan.FromSeconds(LockTimeout),
        KeptTables = KeepTables,
    };

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
        else foreach (string path in Path) _paths.AddRange(FilePaths.Resolve(this, path));
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
        string? schema = Schema is null ? null : GetUnresolvedProviderPathFromPSPath(Schema);
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
                Landing = Landing,
                Schema = schema,
                CheckpointEvery = CheckpointEvery,
                Format = FormatGiven(),
                Unpacking = new UnpackLimits { MaxRatio = MaxUnpackRatio, MaxBytes = MaxUnpackBytes },
                Drift = Drift?.Parse(),
                Metadata = Metadata.Cast<DictionaryEntry>().ToDictionary(
                    entry => LanguagePrimitives.ConvertTo<string>(entry.Key),
                    entry => LanguagePrimitives.ConvertTo<string>(entry.Value)),
            };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
            foreach (RefusedReject reject in plan.RefusedRejects) streams.WriteError(reject.Error);
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

    private IEnumerable<string> FilesOf(string path, EtlModel? model) =>
        !Directory.Exists(path) ? [path]
        : model is not null && Table is null ? ModelFiles.Find(model, path)
        : SourceFiles.InFolder(path);
}
