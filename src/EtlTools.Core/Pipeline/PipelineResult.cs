using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Transforms;

namespace EtlTools.Pipeline;

/// <summary>What a run of a model did.</summary>
public sealed record PipelineResult
{
    /// <summary>The run's id.</summary>
    public required long RunId { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>How it ended: <see cref="RunStatus.Partial"/> when rows were refused.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The files that were loaded.</summary>
    public IReadOnlyList<LoadResult> Loads { get; init; } = [];

    /// <summary>The tables that were built.</summary>
    public IReadOnlyList<TransformResult> Tables { get; init; } = [];

    /// <summary>What the quality rules found; null when they did not run.</summary>
    public QualityResult? Quality { get; init; }

    /// <summary>The report, as an absolute path; null when none was written.</summary>
    public string? ReportFile { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }
}
