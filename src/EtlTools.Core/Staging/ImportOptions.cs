using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Staging.Archives;
using EtlTools.Staging.Drift;
using EtlTools.Staging.Rejects;

namespace EtlTools.Staging;

/// <summary>What to load, and where to.</summary>
public sealed record ImportOptions
{
    /// <summary>The files, as paths; wildcards are resolved by the caller.</summary>
    /// <value>none</value>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Sources that are no files, for <see cref="Table"/>.</summary>
    /// <value>none</value>
    public IReadOnlyList<RecordSource> Sources { get; init; } = [];

    /// <summary>
    /// The table for all files, with or without schema (<c>staging</c>, or the model's); null finds it by the model's
    /// patterns.
    /// </summary>
    /// <value>null</value>
    public string? Table { get; init; }

    /// <summary>The model whose staging tables take the files; null where <see cref="Table"/> is named.</summary>
    /// <value>null</value>
    public EtlModel? Model { get; init; }

    /// <summary>How rows land; null takes what the model says, and <see cref="LoadMode.Full"/> without one.</summary>
    /// <value>null</value>
    public LoadMode? Mode { get; init; }

    /// <summary>How many rows of a file may be refused.</summary>
    /// <value>More than 5 % of the rows and more than 100 are too many.</value>
    public RejectLimit MaxRejects { get; init; } = RejectLimit.Default;

    /// <summary>How many tables are loaded at once, each on a connection of its own.</summary>
    /// <value>1</value>
    public int Workers { get; init; } = 1;

    /// <summary>
    /// After how many records a load commits and notes how far it has come, so that it can go on there when it was killed;
    /// null commits once, at the end. Readers see none of it before, except rows that are appended or that a full load
    /// writes to a new table.
    /// </summary>
    /// <value>null</value>
    public long? CheckpointEvery { get; init; }

    /// <summary>
    /// A JSON Schema (draft-07) that every record has to meet, as a file; records that do not are refused. Null takes what
    /// the model says.
    /// </summary>
    /// <value>null</value>
    public string? Schema { get; init; }

    /// <summary>How the files are written; what it leaves open is as the model says, else found in each file.</summary>
    /// <value>null</value>
    public SourceFormat? Format { get; init; }

    /// <summary>How much may come out of a packed file before it is taken for a bomb and refused.</summary>
    /// <value>1000 times its size, and 1 TiB</value>
    public UnpackLimits Unpacking { get; init; } = UnpackLimits.Default;

    /// <summary>What is done about differences between a source and its table; for kinds it does not name, and when it
    /// is null, what the model says, and <see cref="DriftPolicy.Default"/> without one.</summary>
    /// <value>null</value>
    public DriftPolicy? Drift { get; init; }

    /// <summary>What is to be kept with the version of the data that each load gives: names with texts.</summary>
    /// <value>nothing</value>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Key, watermark, and what else decides how rows land.</summary>
    public LandingOptions Landing { get; init; } = new();

    /// <summary>The folder in which the files are kept, packed, once they are loaded; null keeps none.</summary>
    /// <value>null</value>
    public string? Archive { get; init; }

    /// <summary>
    /// Archived files to load again into <see cref="Table"/>, as they were loaded unless <see cref="Mode"/> or
    /// <see cref="Format"/> say otherwise; null loads none. They were accepted once: with the default
    /// <see cref="MaxRejects"/> any number of their rows may be refused.
    /// </summary>
    /// <value>null</value>
    public ArchiveReplay? Replay { get; init; }

    /// <summary>Rejects that were mended: each goes into the table it was meant for, with the line it comes from.</summary>
    /// <value>none</value>
    public IReadOnlyList<MendedReject> Rejects { get; init; } = [];
}
