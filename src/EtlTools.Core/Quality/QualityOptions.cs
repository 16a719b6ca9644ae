using EtlTools.Models;

namespace EtlTools.Quality;

/// <summary>Which rules to test, and what counts as failing the gate.</summary>
public sealed record QualityOptions
{
    /// <summary>The model whose rules are tested.</summary>
    public required EtlModel Model { get; init; }

    /// <summary>Names of rules, <c>*</c> and <c>?</c> allowed, case ignored; empty tests all.</summary>
    /// <value>empty</value>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The categories to test; empty tests all.</summary>
    /// <value>empty</value>
    public IReadOnlyList<QualityCategory> Categories { get; init; } = [];

    /// <summary>The severity from which a failed rule fails the gate; null is no gate.</summary>
    /// <value>null</value>
    public RuleSeverity? FailOn { get; init; }

    /// <summary>How many violating rows are kept for each rule; the counts are always complete.</summary>
    /// <value>1,000</value>
    public int MaxExceptions { get; init; } = 1000;
}
