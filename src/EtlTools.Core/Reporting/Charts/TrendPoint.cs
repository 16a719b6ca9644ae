namespace EtlTools.Reporting.Charts;

/// <summary>A run's place in a trend.</summary>
/// <param name="Run">Its position in the trend, from 0.</param>
/// <param name="X">From the left, 0 to 100.</param>
/// <param name="Y">From the top, 0 to 100.</param>
internal sealed record TrendPoint(int Run, double X, double Y);
