namespace EtlTools.Quality;

/// <summary>One row that violates a rule.</summary>
/// <param name="RuleResultId">The result it belongs to.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Table">The table, with its schema.</param>
/// <param name="Key">The row's key as <c>name=value</c> pairs.</param>
/// <param name="Column">The column at fault; null for rules over whole rows.</param>
/// <param name="Value">What was found; null when the value is null.</param>
/// <param name="Expectation">What was expected, in words.</param>
public sealed record RuleException(
    long RuleResultId, string Rule, string Table, string Key, string? Column, string? Value, string Expectation);
