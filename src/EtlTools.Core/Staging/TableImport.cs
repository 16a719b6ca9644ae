using EtlTools.Contracts;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>A staging table and what is to land in it.</summary>
public sealed record TableImport
{
    /// <summary>The table.</summary>
    public required TableName Table { get; init; }

    /// <summary>How the rows land.</summary>
    public required LoadMode Mode { get; init; }

    /// <summary>Whether the table is there; it is created otherwise.</summary>
    public required bool Exists { get; init; }

    /// <summary>The source columns the table will gain; all of them when it is created.</summary>
    public required IReadOnlyList<string> AddedColumns { get; init; }

    /// <summary>After how many records a load commits and notes how far it has come; null for once, at the end.</summary>
    /// <value>null</value>
    public long? CheckpointEvery { get; init; }

    /// <summary>What every record has to be; null where nothing is said.</summary>
    internal RecordContract? Contract { get; init; }

    /// <summary>The sources, in the order of their loading.</summary>
    public required IReadOnlyList<SourceImport> Sources { get; init; }

    /// <summary>The tables that take rows inside the records.</summary>
    public IReadOnlyList<ChildImport> Children { get; init; } = [];

    /// <summary>The same import for one of its sources alone.</summary>
    internal TableImport Only(int source) => this with
    {
        Sources = [Sources[source]],
        Children = [.. Children.Select(child => child with { Import = child.Import.Only(source) })],
    };

    /// <summary>What is done about differences between a source and the table.</summary>
    /// <value>every difference is taken over</value>
    public DriftPolicy Drift { get; init; } = DriftPolicy.Default;

    /// <summary>What the caller says about the data; kept with the version that each load gives.</summary>
    /// <value>nothing</value>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the table was like when this was planned; null when it was not there.</summary>
    internal SchemaDescription? Known { get; init; }

    /// <summary>Key, watermark, and what else decides how the rows land; what the model says is in it.</summary>
    public LandingOptions Landing { get; init; } = new();

    /// <summary>The folder in which the files are kept once they are loaded; null for none.</summary>
    /// <value>null</value>
    public string? Archive { get; init; }

    /// <summary>Whether it is one of the steps that make a table again, none of which may be left out.</summary>
    internal bool IsReplay { get; init; }

    /// <summary>The source columns of all its sources, each once, in the order of their appearance.</summary>
    internal IReadOnlyList<string> Columns =>
        [.. Sources.SelectMany(source => source.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal)];
}
