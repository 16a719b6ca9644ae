using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Cmdlets.Objects;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sources.Objects;
using EtlTools.Staging;
using EtlTools.Staging.Archives;
using EtlTools.Staging.Rejects;

namespace EtlTools.Commands;

/// <summary>Loads files, objects and the results of queries into staging tables.</summary>
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
/// -Explode, become rows of a table of their own, which is a load of its own. A mode that matches records by -Key
/// replaces the rows of an array when the record or any of them says something else, and leaves them alone
/// otherwise.</para>
/// <para>Objects in the pipeline that are neither text nor files are records: their properties become columns, those
/// that only later objects have are added. They are loaded while the pipeline runs, in one transaction; -Table says
/// where. Values are written in a form that reads back as the same value: dates in ISO 8601, numbers without regard to
/// the culture, enums by name, dictionaries, lists and objects as JSON. A property that throws is null, as in
/// Export-Csv, and a warning says so. A pipeline that brings nothing loads nothing.</para>
/// <para>A query reads from another PostgreSQL (-Source), from a file of SQLite (-SqlitePath), or on a connection or
/// from a reader of any ADO.NET provider (-Connection, -DataReader). PostgreSQL's values are what its casts to text
/// say.</para>
/// <para>The same bytes are not loaded twice into a table: the load is skipped, and its message names the one before;
/// -Force loads them. Objects and queries are always loaded. In mode Incremental, rows below the last value of the
/// -Watermark column are skipped, and rows that say the same as the table are not written. What a load overwrites is
/// kept: Undo-StagingLoad takes it back.</para>
/// <para>With -Archive the bytes of each file are kept after its load, see Get-StagingArchive; -FromArchive loads them
/// again, as of a moment if need be, under the key, contract and drift policy of the time. Where other loads, which were
/// not archived, made the table what it was, that is refused, unless with -Force.</para>
/// <para>With -WhatIf the result says which file would go into which table, with columns and an estimate of its rows;
/// objects are counted and a query is described.</para>
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
/// <code>Import-StagingData ./posts.json -Table posts -RecordPath $.collector -Explode hashtags -Key id</code>
/// <para>Loads the records at $.collector into staging.posts and their hashtags into staging.posts_hashtags.</para>
/// </example>
/// <example>
/// <code>Get-StagingReject -Open | ForEach-Object { $_.email = $_.email.Trim(); $_ } | Import-StagingData -ResolveReject</code>
/// <para>Sends mended rejects in again.</para>
/// </example>
/// <example>
/// <code>Get-Process | Select-Object Name, Id, StartTime | Import-StagingData -Table processes</code>
/// <para>Loads objects: a column for each property.</para>
/// </example>
/// <example>
/// <code>Import-StagingData -Source (Get-EtlDatabase)[0].ConnectionString -Query 'table pg_tables' -Table tables</code>
/// <para>Loads the result of a query, here of the same server.</para>
/// </example>
/// <example>
/// <code>Import-StagingData ./data/olist_orders_dataset.csv -Table kept_orders -Archive ./archive
/// Import-StagingData -FromArchive ./archive -Table kept_orders -AsOf (Get-Date)</code>
/// <para>Keeps a file that is loaded, and makes its table again from what is kept.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="InvokeDimensionTransformCommand"/>
/// <seealso cref="TestSchemaDriftCommand"/>
/// <seealso cref="GetDataVersionCommand"/>
/// <seealso cref="UndoStagingLoadCommand"/>
/// <seealso cref="GetStagingArchiveCommand"/>
[Cmdlet(VerbsData.Import, "StagingData", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(LoadResult), typeof(TableImport))]
public sealed class ImportStagingDataCommand : SourceCmdlet
{
    private Approval _approval;

    /// <summary>The model whose staging tables take the files: its folder, or the name of one that ships.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    /// <summary>The table for all files; without a schema, in staging or the model's schema.</summary>
    /// <value>where the model sends the files</value>
    [Parameter]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>Loads rejects that were mended into the tables they were meant for. Their rows keep file and line, and
    /// carry the id of this load; the rejects are resolved with it. What is still wrong is refused again, with the new
    /// reason, as a reject of this load. They are added, or land by key where the model says so. Arrays
    /// that became rows of tables of their own come with them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RejectSet)]
    public SwitchParameter ResolveReject { get; set; }

    /// <summary>A folder whose archived files are loaded again into -Table, as they were loaded: the last full load and
    /// what came after it. -Mode and the parameters of the format go before what the metadata says. Loads that were
    /// taken back are left out, and all files are checked before the first is loaded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArchiveSet)]
    public string FromArchive { get; set; } = "";

    /// <summary>The moment whose table is wanted: what was loaded later is left out.</summary>
    /// <value>nothing is left out</value>
    [Parameter(ParameterSetName = ArchiveSet)]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (Objects is { } objects)
        {
            objects.Complete();
            if (_approval == Approval.PreviewOnly) Run(Preview(OptionsFor([], [objects.Source])));
            return;
        }

        RecordSource[] sources = DatabaseSource() is { } source ? [source] : [];
        ArchiveReplay? replay = ParameterSetName == ArchiveSet
            ? new(GetUnresolvedProviderPathFromPSPath(FromArchive), AsOf)
            : null;
        if (replay is null && Paths.Count + Rejects.Count + sources.Length == 0) return;
        string what = replay is not null ? replay.Folder
            : sources.Length > 0 ? sources[0].Name
            : Rejects.Count > 0 ? $"{Rejects.Count} rejects"
            : Paths.Count == 1 ? Paths[0]
            : $"{Paths.Count} files";
        if (sources.Length > 0 || replay is not null) RefuseWithoutTable(what);
        _approval = AskToLoad(what);
        if (_approval == Approval.Refused) return;
        Func<CancellationToken, Task<ImportOptions>> options = OptionsFor(Paths, sources, replay);
        Run(_approval == Approval.PreviewOnly ? Preview(options) : Load(options, CommandText));
    }

    private protected override ObjectInput BeginObjects(PSObject first)
    {
        string type = first.TypeNames[0];
        RefuseWithoutTable(type);
        _approval = AskToLoad(type);
        ObjectProperties properties = new();
        ObjectSource source = new(type, properties.Feed);
        CmdletWork? load = null;
        if (_approval == Approval.Given)
        {
            Func<CmdletStreams, CancellationToken, Task> work = Load(OptionsFor([], [source]), CommandText);
            load = Start(async (streams, cancellationToken) =>
            {
                try
                {
                    await work(streams, cancellationToken);
                }
                finally
                {
                    properties.Feed.Close();
                }
            });
        }

        return new ObjectInput(this, source, properties, load, Finish);
    }

    private Approval AskToLoad(string what)
    {
        string where = Table ?? (Model is null ? "staging" : $"the staging tables of {Model.Name}");
        return Ask("Load", $"{what} into {where} in {DatabaseName}");
    }

    private void RefuseWithoutTable(string what)
    {
        if (Table is not null) return;
        ThrowTerminatingError(EtlErrorRecord.Of(new EtlException(
            ErrorIds.StagingUnmatched,
            $"Nothing says into which table {what} is to go.",
            "Name it with -Table; the patterns of a model are for files.",
            what)));
    }

    private Func<CancellationToken, Task<ImportOptions>> OptionsFor(
        IReadOnlyList<string> paths, IReadOnlyList<RecordSource> sources, ArchiveReplay? replay = null)
    {
        ModelReference? reference = Model;
        string? modelFolder = reference?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        ImportOptions options = ImportOptions();
        if (ResolveReject && options.Format is not null)
            ThrowTerminatingError(EtlErrorRecord.Of(FormatOfRejects()));
        return async cancellationToken =>
        {
            EtlModel? model =
                reference is null ? null : await reference.ReadAsync(modelFolder!, cancellationToken);
            return options with
            {
                Files = [.. paths.SelectMany(path => FilesOf(path, model))],
                Sources = sources,
                Replay = replay,
                Rejects = Rejects,
                Model = model,
                Table = Table,
            };
        };
    }

    private Func<CmdletStreams, CancellationToken, Task> Preview(Func<CancellationToken, Task<ImportOptions>> read) =>
        async (streams, cancellationToken) =>
        {
            ImportOptions options = await read(cancellationToken);
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            WriteFaults(streams, plan);
            foreach (TableImport table in plan.AllTables)
                streams.WriteObject(PipelineObject.Of(table, database, options.Model));
        };

    private Func<CmdletStreams, CancellationToken, Task> Load(
        Func<CancellationToken, Task<ImportOptions>> read, string command) =>
        async (streams, cancellationToken) =>
        {
            ImportOptions options = await read(cancellationToken);
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            WriteFaults(streams, plan);
            if (plan.Tables.Count > 0)
                await ImportAsync(streams, database, plan, options.Model, command, cancellationToken);
        };

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
                if (Failure(load, plan) is { } failure)
                {
                    // What comes before us in the pipeline must not go on for nothing.
                    if (plan.Tables.SelectMany(table => table.Sources).Any(source => source.Source is ObjectSource))
                        throw failure;
                    streams.WriteError(failure);
                }

                if (ArchiveFailure.Of(load) is { } notArchived) streams.WriteError(notArchived);
                streams.WriteObject(PipelineObject.Of(load, database, model));
            }

            return status;
        });
    }

    // A source that could not be read is named for that, also where it was rolled back for another.
    private static EtlException? Failure(LoadResult load, ImportPlan plan) => load.Error is null
        ? null
        : plan.Tables.SelectMany(table => table.Sources).FirstOrDefault(source => source.Name == load.SourceFile)?.Error
            ?? LoadFailure.Of(load);

    private static void WriteFaults(CmdletStreams streams, ImportPlan plan)
    {
        foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
        foreach (RefusedReject reject in plan.RefusedRejects) streams.WriteError(reject.Error);
    }

    private static EtlException FormatOfRejects() => new(
        ErrorIds.StagingFormat,
        "Rejects that are sent in again have fields; there is no file to say the format of.",
        "Leave out the parameters that say how a file is written.");

    private IEnumerable<string> FilesOf(string path, EtlModel? model) =>
        !Directory.Exists(path) ? [path]
        : model is not null && Table is null ? ModelFiles.Find(model, path)
        : SourceFiles.InFolder(path);
}
