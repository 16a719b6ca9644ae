using System.Collections;
using System.Management.Automation;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources.Compression;
using EtlTools.Staging;

namespace EtlTools.Cmdlets;

/// <summary>A cmdlet that lands records in staging tables.</summary>
public abstract class LandingCmdlet : FormatCmdlet
{
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

    /// <summary>How many tables are loaded at once.</summary>
    /// <value>1</value>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Workers { get; set; } = 1;

    /// <summary>After how many records a load commits and notes how far it has come, so that it goes on there when it was
    /// killed. Readers see none of it before the end, except rows that are appended or that a full load writes to a new
    /// table.</summary>
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

    /// <summary>A folder in which the bytes of each file are kept once it is loaded, packed with gzip:
    /// raw/{table}/{date}/{name}_{time}.{ext}.gz, with a metadata file beside it. A file that is loaded and cannot be
    /// kept is an error that ends nothing: its rows stay, and the other files are loaded. One that is skipped, because
    /// it was loaded before, is not kept.</summary>
    /// <value>nothing is kept</value>
    [Parameter]
    public string? Archive { get; set; }

    private LandingOptions Landing => new()
    {
        Key = Key,
        Watermark = Watermark,
        OnConflict = OnConflict,
        Force = Force,
        LockTimeout = LockTimeout < 0 ? null : TimeSpan.FromSeconds(LockTimeout),
        KeptTables = KeepTables,
    };

    /// <summary>What the parameters say, for sources that are still to be named; a fault in them ends the pipeline.</summary>
    private protected ImportOptions ImportOptions()
    {
        try
        {
            return Read();
        }
        catch (EtlException error)
        {
            ThrowTerminatingError(EtlErrorRecord.Of(error));
            throw;
        }
    }

    private ImportOptions Read() => new()
    {
        Mode = Mode,
        MaxRejects = MaxRejects is null ? RejectLimit.Default : RejectLimit.Parse(MaxRejects),
        Landing = Landing,
        Schema = Schema is null ? null : GetUnresolvedProviderPathFromPSPath(Schema),
        Workers = Workers,
        CheckpointEvery = CheckpointEvery,
        Archive = Archive is null ? null : GetUnresolvedProviderPathFromPSPath(Archive),
        Format = FormatGiven(),
        Unpacking = new UnpackLimits { MaxRatio = MaxUnpackRatio, MaxBytes = MaxUnpackBytes },
        Drift = Drift?.Parse(),
        Metadata = Metadata.Cast<DictionaryEntry>().ToDictionary(
            entry => LanguagePrimitives.ConvertTo<string>(entry.Key),
            entry => LanguagePrimitives.ConvertTo<string>(entry.Value)),
    };
}
