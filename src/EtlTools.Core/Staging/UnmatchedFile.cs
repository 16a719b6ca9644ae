using EtlTools.Diagnostics;

namespace EtlTools.Staging;

/// <summary>A file no staging table takes.</summary>
/// <param name="Path">The file, as an absolute path.</param>
/// <param name="Error">Why, and what to do.</param>
public sealed record UnmatchedFile(string Path, EtlException Error);
