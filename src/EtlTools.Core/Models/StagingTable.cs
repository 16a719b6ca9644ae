using EtlTools.Contracts;
using EtlTools.Sources;
using EtlTools.Staging.Drift;

namespace EtlTools.Models;

/// <summary>A staging table of a model, and which files it takes.</summary>
public sealed record StagingTable
{
    /// <summary>The table, without schema.</summary>
    public required string Table { get; init; }

    /// <summary>Patterns of file names, such as <c>customers_*.csv</c>; case does not matter.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Which of several matching files to take.</summary>
    /// <value>newest</value>
    public FilePick Pick { get; init; }

    /// <summary>How rows land.</summary>
    /// <value>full</value>
    public LoadMode Mode { get; init; }

    /// <summary>The columns that identify a row in the source; empty where none are named.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The columns of the source in order; empty where they are left to the file.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What every record has to be, a JSON Schema; null where nothing is said.</summary>
    /// <value>null</value>
    internal RecordContract? Contract { get; init; }

    /// <summary>How its files are written; what it leaves open is found in each file.</summary>
    /// <value>null</value>
    public SourceFormat? Format { get; init; }

    /// <summary>What is done about differences between a source and the table; null where nothing is said.</summary>
    /// <value>null</value>
    public DriftPolicy? Drift { get; init; }

    /// <summary>The column by which an incremental load goes on; null where none is named.</summary>
    /// <value>null</value>
    public string? Watermark { get; init; }

    /// <summary>What an insert-only load does with a key that is there already.</summary>
    /// <value>fail</value>
    public KeyConflict OnConflict { get; init; }

    /// <summary>What the source is, for people.</summary>
    public string? Description { get; init; }

    /// <summary>The model file that says so.</summary>
    public required string File { get; init; }
}
