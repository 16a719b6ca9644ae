using EtlTools.Sources;

namespace EtlTools.Staging.Rejects;

/// <summary>Why the rows of a mended reject's array cannot be read.</summary>
/// <param name="Reason">Why the reject is refused again.</param>
/// <param name="Path">The JSON path that is to blame, from the column of the array on.</param>
/// <param name="Expectation">What was found and what was expected.</param>
internal sealed record ArrayDefect(RejectReason Reason, string? Path, string Expectation);
