using EtlTools.Models;
using EtlTools.Runs;

namespace EtlTools.Transforms;

/// <summary>Which tables of a model to build.</summary>
public sealed record TransformOptions
{
    /// <summary>The model.</summary>
    public required EtlModel Model { get; init; }

    /// <summary>The kinds to build; empty builds all.</summary>
    public IReadOnlyList<StepKind> Kinds { get; init; } = [];

    /// <summary>Names of tables, wildcards allowed; empty builds all of the kinds.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How many changed rows a preview shows of each table.</summary>
    /// <value>20</value>
    public int PreviewRows { get; init; } = 20;
}
