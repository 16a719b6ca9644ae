namespace EtlTools.Staging.Strategies;

/// <summary>What the values of the watermark column are.</summary>
/// <param name="Kind">The narrowest kind all of them are of.</param>
/// <param name="Odd">The first that is not of the kind expected; null when all are.</param>
/// <param name="DayFirst">The first date that has its year at the end; null when there is none.</param>
internal sealed record WatermarkFindings(WatermarkKind Kind, OddValue? Odd, OddValue? DayFirst);
