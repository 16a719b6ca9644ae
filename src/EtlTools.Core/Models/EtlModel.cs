using EtlTools.Quality;

namespace EtlTools.Models;

/// <summary>A warehouse described by a folder: what comes in, what is built from it, what must hold.</summary>
public sealed record EtlModel
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for people.</summary>
    public string? Description { get; init; }

    /// <summary>The folder, as an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The schema of the staging tables.</summary>
    /// <value><c>staging</c></value>
    public string StagingSchema { get; init; } = "staging";

    /// <summary>The schema of dimensions, facts and aggregates.</summary>
    /// <value><c>warehouse</c></value>
    public string WarehouseSchema { get; init; } = "warehouse";

    /// <summary>The staging tables and the files they take.</summary>
    public IReadOnlyList<StagingTable> Staging { get; init; } = [];

    /// <summary>The warehouse tables in the order they are built.</summary>
    public IReadOnlyList<WarehouseTable> Tables { get; init; } = [];

    /// <summary>The quality rules in the order the model names them.</summary>
    public IReadOnlyList<QualityRule> Rules { get; init; } = [];
}
