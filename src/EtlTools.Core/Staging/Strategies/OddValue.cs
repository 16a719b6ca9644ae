namespace EtlTools.Staging.Strategies;

/// <summary>A value of the watermark column that does not compare with the last watermark.</summary>
/// <param name="Line">Its line in the source.</param>
/// <param name="Text">What it is.</param>
internal sealed record OddValue(long Line, string Text);
