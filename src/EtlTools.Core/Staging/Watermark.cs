namespace EtlTools.Staging;

/// <summary>How far a table has been loaded.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">How its values compare.</param>
/// <param name="Value">The greatest value loaded, as the source writes it.</param>
internal sealed record Watermark(string Column, WatermarkKind Kind, string Value);
