namespace EtlTools.Contracts.Formats;

/// <summary>Whether a text is of a form.</summary>
/// <param name="text">UTF-8.</param>
internal delegate bool TextFormat(ReadOnlySpan<byte> text);
