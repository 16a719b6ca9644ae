using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>A staging table and the files that are to land in it.</summary>
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

    /// <summary>The files, in the order of their loading.</summary>
    public required IReadOnlyList<FileImport> Files { get; init; }

    /// <summary>The source columns of all files, each once, in the order of their appearance.</summary>
    internal IReadOnlyList<string> Columns =>
        [.. Files.SelectMany(file => file.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal)];
}
