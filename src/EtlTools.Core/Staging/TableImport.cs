using EtlTools.Models;
using EtlTools.Sql;

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

    /// <summary>The sources, in the order of their loading.</summary>
    public required IReadOnlyList<SourceImport> Sources { get; init; }

    /// <summary>Key, watermark, and what else decides how the rows land; what the model says is in it.</summary>
    public LandingOptions Landing { get; init; } = new();

    /// <summary>The source columns of all its sources, each once, in the order of their appearance.</summary>
    internal IReadOnlyList<string> Columns =>
        [.. Sources.SelectMany(source => source.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal)];
}
