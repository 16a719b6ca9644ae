namespace EtlTools.Staging.Strategies;

/// <summary>What the values of the watermark column are.</summary>
/// <param name="Kind">The narrowest kind all of them are of.</param>
/// <param name="Odd">The first that is not of the kind expected; null when all are.</param>
internal sealed record WatermarkFindings(WatermarkKind Kind, OddValue? Odd);
