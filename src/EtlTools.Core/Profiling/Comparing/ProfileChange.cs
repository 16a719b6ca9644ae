namespace EtlTools.Profiling.Comparing;

/// <summary>One thing that differs between two profiles of a table.</summary>
/// <param name="Table">The table, with its schema.</param>
/// <param name="Column">The column; null for what concerns the whole table.</param>
/// <param name="Aspect">What differs.</param>
/// <param name="Before">What it was; null for nothing.</param>
/// <param name="After">What it is now; null for nothing.</param>
public sealed record ProfileChange(string Table, string? Column, ProfileAspect Aspect, object? Before, object? After);
