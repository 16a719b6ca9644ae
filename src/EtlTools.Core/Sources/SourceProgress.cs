namespace EtlTools.Sources;

/// <summary>How much of a source is read.</summary>
/// <param name="Done">How much.</param>
/// <param name="Total">Of how much; null when that is not known.</param>
/// <param name="Unit"><c>bytes</c> or <c>rows</c>.</param>
internal readonly record struct SourceProgress(long Done, long? Total, string Unit);
