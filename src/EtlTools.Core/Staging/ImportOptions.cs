using EtlTools.Models;
using EtlTools.Sources;
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

    /// <summary>How the files are written; what it leaves open is as the model says, else found in each file.</summary>
    /// <value>null</value>
    public SourceFormat? Format { get; init; }

    /// <summary>Rejects that were mended: each goes into the table it was meant for, with the line it comes from.</summary>
    /// <value>none</value>
    public IReadOnlyList<MendedReject> Rejects { get; init; } = [];
}
