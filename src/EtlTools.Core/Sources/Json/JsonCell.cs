namespace EtlTools.Sources.Json;

/// <summary>A value of a row.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Start">Where its text starts in the record; the complement of where it starts in the scratch.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct JsonCell(int Column, int Start, int Length);
