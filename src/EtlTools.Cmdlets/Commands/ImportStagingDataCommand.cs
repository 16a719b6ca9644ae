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

namespace EtlTools.Commands;

/// <summary>Loads files, objects and the results of queries into staging tables.</summary>
/// <remarks>
/// <para>The files go into the table named, or where the patterns of the model send them. A table is created at first
/// sight, with text columns, and every row keeps its file, line, load and a hash. Files are collected first and loaded
/// together, so that a table that takes only its newest file sees all of them.</para>
/// <para>Records that cannot be taken (too many or too few fields, broken quotes, bytes that are not UTF-8) are kept as
/// rejects with file, line and reason, and the rest is loaded; see Get-StagingReject. A file that fails is an error and
/// leaves its table as it was; the other files are loaded. Ctrl+C takes back what is under way.</para>
/// <para>Objects in the pipeline that are neither text nor files are records: their properties become columns, those
/// that only later objects have are added. They are loaded while the pipeline runs, in one transaction; -Table says
/// where. Values are written in a form that reads back as the same value: dates in ISO 8601, numbers without regard to
/// the culture, enums by name, dictionaries, lists and objects as JSON. A property that throws is null, as in
/// Export-Csv, and a warning says so. A pipeline that brings nothing loads nothing.</para>
/// <para>A query reads from another PostgreSQL (-Source), from a file of SQLite (-SqlitePath), or on a connection or
/// from a reader of any ADO.NET provider (-Connection, -DataReader). PostgreSQL's values are what its casts to text
/// say.</para>
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
/// <code>Get-Process | Select-Object Name, Id, StartTime | Import-StagingData -Table processes</code>
/// <para>Loads objects: a column for each property.</para>
/// </example>
/// <example>
/// <code>Import-StagingData -Source (Get-EtlDatabase)[0].ConnectionString -Query 'table pg_tables' -Table tables</code>
/// <para>Loads the result of a query, here of the same server.</para>
/// </example>
/// <seealso cref="GetStagingLoadCommand"/>
/// <seealso cref="GetStagingRejectCommand"/>
/// <seealso cref="InvokeDimensionTransformCommand"/>
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

    /// <summary>Full: the table becomes what the files say. Append: the rows are added.</summary>
    /// <value>what the model says, else Full</value>
    [Parameter]
    public LoadMode? Mode { get; set; }

    /// <summary>How many rows of a file may be refused before it is rolled back: 0, 50 or 2.5%.</summary>
    /// <value>100 rows or 5%, whichever is more</value>
    [Parameter]
    public string? MaxRejects { get; set; }

    /// <summary>What separates fields.</summary>
    /// <value>found in the file</value>
    [Parameter]
    public char? Delimiter { get; set; }

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
        if (Paths.Count + sources.Length == 0) return;
        string what = sources.Length > 0 ? sources[0].Name : Paths.Count == 1 ? Paths[0] : $"{Paths.Count} files";
        if (sources.Length > 0) RefuseWithoutTable(what);
        _approval = AskToLoad(what);
        if (_approval == Approval.Refused) return;
        Func<CancellationToken, Task<ImportOptions>> options = OptionsFor(Paths, sources);
        Run(_approval == Approval.PreviewOnly ? Preview(options) : Load(options, CommandText));
    }

    private protected override ObjectInput BeginObjects(PSObject first)
    {
        string type = first.TypeNames[0];
        RefuseWithoutTable(type);
        _approval = AskToLoad(type);
        ObjectFeed feed = new(new PowerShellValues());
        ObjectSource source = new(type, feed);
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
                    feed.Close();
                }
            });
        }

        return new ObjectInput(this, source, feed, load, Finish);
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
        IReadOnlyList<string> paths, IReadOnlyList<RecordSource> sources)
    {
        ModelReference? reference = Model;
        string? modelFolder = reference?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        return async cancellationToken =>
        {
            EtlModel? model =
                reference is null ? null : await reference.ReadAsync(modelFolder!, cancellationToken);
            return new ImportOptions
            {
                Files = [.. paths.SelectMany(path => FilesOf(path, model))],
                Sources = sources,
                Model = model,
                Table = Table,
                Mode = Mode,
                MaxRejects = MaxRejects is null ? RejectLimit.Default : RejectLimit.Parse(MaxRejects),
                Format = Delimiter is null ? null : new SourceFormat { Delimiter = Delimiter },
            };
        };
    }

    private Func<CmdletStreams, CancellationToken, Task> Preview(Func<CancellationToken, Task<ImportOptions>> read) =>
        async (streams, cancellationToken) =>
        {
            ImportOptions options = await read(cancellationToken);
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
            foreach (TableImport table in plan.Tables)
                streams.WriteObject(PipelineObject.Of(table, database, options.Model));
        };

    private Func<CmdletStreams, CancellationToken, Task> Load(
        Func<CancellationToken, Task<ImportOptions>> read, string command) =>
        async (streams, cancellationToken) =>
        {
            ImportOptions options = await read(cancellationToken);
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
            foreach (UnmatchedFile file in plan.Unmatched) streams.WriteError(file.Error);
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
                if (load.Error is not null)
                {
                    // What comes before us in the pipeline must not go on for nothing.
                    EtlException failure = Failure(load, plan);
                    if (plan.Tables.SelectMany(table => table.Sources).Any(source => source.Source is ObjectSource))
                        throw failure;
                    streams.WriteError(failure);
                }

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
}
