using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Staging;

namespace EtlTools.Pipeline;

/// <summary>What to run of a model, and on what.</summary>
public sealed record PipelineOptions
{
    /// <summary>The model.</summary>
    public required EtlModel Model { get; init; }

    /// <summary>The folder with the files to load; needed when <see cref="PipelineStage.Ingest"/> is among the stages.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The stages to run, in their fixed order.</summary>
    /// <value>all</value>
    public IReadOnlyList<PipelineStage> Stages { get; init; } = Enum.GetValues<PipelineStage>();

    /// <summary>The moment to take as the present; null is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The folder for <c>report.html</c>.</summary>
    /// <value>the current folder</value>
    public string OutFolder { get; init; } = ".";

    /// <summary>How many rows of a file may be refused before its load is taken back.</summary>
    public RejectLimit MaxRejects { get; init; } = RejectLimit.Default;

    /// <summary>From which severity on a failed rule fails the run; null never does.</summary>
    public RuleSeverity? FailOn { get; init; }

    /// <summary>The command as it was called, for the journal.</summary>
    public required string Command { get; init; }
}
