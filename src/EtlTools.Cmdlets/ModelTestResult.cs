using EtlTools.Diagnostics;
using EtlTools.Models;

namespace EtlTools.Cmdlets;

/// <summary>What checking a model found.</summary>
public sealed record ModelTestResult
{
    /// <summary>The model's name; that of its folder where it could not be read.</summary>
    public required string Name { get; init; }

    /// <summary>The model's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the model can run.</summary>
    public bool IsValid => Faults.Count == 0;

    /// <summary>How many tables it builds.</summary>
    public int Tables { get; init; }

    /// <summary>How many quality rules it has.</summary>
    public int Rules { get; init; }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public required IReadOnlyList<ModelFault> Faults { get; init; }

    internal static ModelTestResult Of(EtlModel model, IReadOnlyList<EtlException> faults) => new()
    {
        Name = model.Name,
        Folder = model.Folder,
        Tables = model.Tables.Count,
        Rules = model.Rules.Count,
        Faults = faults.Select(ModelFault.Of).ToArray(),
    };

    internal static ModelTestResult Unreadable(string folder, EtlException fault) => new()
    {
        Name = Path.GetFileName(folder),
        Folder = folder,
        Faults = new[] { ModelFault.Of(fault) },
    };
}
