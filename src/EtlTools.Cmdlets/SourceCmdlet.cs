using System.Collections;
using System.Data.Common;
using System.Management.Automation;
using EtlTools.Cmdlets.Objects;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Sources.Databases;
using EtlTools.Staging.Rejects;

namespace EtlTools.Cmdlets;

/// <summary>A cmdlet that reads records: from files, from the objects of the pipeline, or from a database.</summary>
public abstract class SourceCmdlet : LandingCmdlet
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string InputObjectSet = "InputObject";
    private const string SourceSet = "Source";
    private const string SqliteSet = "Sqlite";
    private const string ConnectionSet = "Connection";
    private const string DataReaderSet = "DataReader";
    private protected const string RejectSet = "Reject";
    private protected const string ArchiveSet = "Archive";

    private readonly List<string> _paths = [];
    private readonly List<MendedReject> _rejects = [];

    /// <summary>Files or folders, wildcards allowed. A folder stands for the files the model takes, without a model
    /// for all its files; a zip archive for its members, each of which can be named alone:
    /// orders.zip/2024/orders.csv.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files or folders, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Files or records. Text and what Get-ChildItem returns are files; every other object is a record, its
    /// properties are the columns. A dictionary's entries are its properties; a number or a date alone goes into the
    /// column value. With -ResolveReject: rejects as Get-StagingReject returned them, with the fields they should have
    /// had.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = RejectSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Another database to read from: a postgresql:// URI, a connection string of Npgsql, or
    /// sqlite:FILE.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SourceSet)]
    [Alias("ConnectionString")]
    public string Source { get; set; } = "";

    /// <summary>A file of SQLite to read from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SqliteSet)]
    public string SqlitePath { get; set; } = "";

    /// <summary>A connection of any ADO.NET provider to read from; opened where it is not, and closed again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConnectionSet)]
    public DbConnection? Connection { get; set; }

    /// <summary>What to read from the other database.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SourceSet)]
    [Parameter(Mandatory = true, ParameterSetName = SqliteSet)]
    [Parameter(Mandatory = true, ParameterSetName = ConnectionSet)]
    public string Query { get; set; } = "";

    /// <summary>An open reader of any ADO.NET provider; read to its end from where it stands, and left open.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DataReaderSet)]
    public DbDataReader? DataReader { get; set; }

    /// <summary>
    /// The database to work in, as Connect-EtlDatabase returned it. Without it, the one connected last; where none is,
    /// the one that ETL_DATABASE or the PG* variables name, or the private embedded server. What the pipeline brings is
    /// data, also where it has a property of this name.
    /// </summary>
    /// <value>the session's default</value>
    [Parameter]
    public override EtlDatabase? Database { get; set; }

    /// <summary>The files that were named, as absolute paths.</summary>
    private protected IReadOnlyList<string> Paths => _paths;

    /// <summary>The rejects that were mended.</summary>
    private protected IReadOnlyList<MendedReject> Rejects => _rejects;

    /// <summary>The records of the pipeline; null where it brought none.</summary>
    private protected ObjectInput? Objects { get; private set; }

    /// <summary>Begins to take records; called with the first, at most once.</summary>
    private protected abstract ObjectInput BeginObjects(PSObject first);

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                foreach (string path in Path) _paths.AddRange(FilePaths.Resolve(this, path));
                break;
            case LiteralPathSet:
                _paths.AddRange(LiteralPath.Select(GetUnresolvedProviderPathFromPSPath));
                break;
            case RejectSet:
                AddReject(InputObject!);
                break;
            case InputObjectSet:
                TakeAll(InputObject!);
                break;
        }
    }

    /// <summary>The source in another database; null where none is named.</summary>
    private protected RecordSource? DatabaseSource() => ParameterSetName switch
    {
        SourceSet => Sources.Databases.DatabaseSource.Of(Source, Query),
        SqliteSet => new SqliteSource(GetUnresolvedProviderPathFromPSPath(SqlitePath), Query),
        ConnectionSet => new DbQuerySource(Connection!, Query),
        DataReaderSet => new DbReaderSource(DataReader!),
        _ => null,
    };

    private void TakeAll(PSObject input)
    {
        if (input.BaseObject is IList list and not byte[])
            foreach (object? item in list) Take(PSObject.AsPSObject(item));
        else
            Take(input);
    }

    private void Take(PSObject input)
    {
        if (Objects is null && input.BaseObject is string text) _paths.AddRange(FilePaths.Resolve(this, text));
        else if (Objects is null && PipelinePath.Literal(input) is { } path) _paths.Add(path);
        else TakeRecord(input);
    }

    private void TakeRecord(PSObject input)
    {
        if (_paths.Count > 0 || input.BaseObject is string or FileSystemInfo)
        {
            ThrowTerminatingError(EtlErrorRecord.Of(new EtlException(
                ErrorIds.StagingMixedInput,
                $"The pipeline brings files and records ({input.TypeNames[0]}) together.",
                "Load them with a call each. What Get-ChildItem says about files becomes records by Select-Object.",
                input.TypeNames[0])));
        }

        Objects ??= BeginObjects(input);
        Objects.Take(input);
    }

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
}
